/** The event-driven backtest: bars in, fills, trades and equity out, in exact whole numbers and without I/O or a clock. */
@NullMarked
package io.aitrading.trading.backtest;

import org.jspecify.annotations.NullMarked;
