/** The calls that users and other services make. */
@NullMarked
package io.aitrading.engine.api;

import org.jspecify.annotations.NullMarked;
