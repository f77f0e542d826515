/** What the public sees of the market: recording, replayed history, trades, candles and the book. */
@NullMarked
package io.aitrading.paper.market;

import org.jspecify.annotations.NullMarked;
