/** The order book, rebuilt from a snapshot and the venue's differences. */
@NullMarked
package io.aitrading.bridge.book;

import org.jspecify.annotations.NullMarked;
