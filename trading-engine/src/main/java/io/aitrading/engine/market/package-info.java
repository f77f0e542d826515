/** Where trades come from: data-bridge, by long poll from a cursor. */
@NullMarked
package io.aitrading.engine.market;

import org.jspecify.annotations.NullMarked;
