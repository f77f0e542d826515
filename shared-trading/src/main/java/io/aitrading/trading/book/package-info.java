/**
 * Order matching on {@code long} ticks and lots: one contract ({@link io.aitrading.trading.book.MatchingBook}), an obvious
 * implementation that serves as the oracle, and a fast one that allocates nothing.
 */
@NullMarked
package io.aitrading.trading.book;

import org.jspecify.annotations.NullMarked;
