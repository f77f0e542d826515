/** The strategy API: one class runs unchanged in backtest, paper and live, and sees nothing later than now. */
@NullMarked
package io.aitrading.trading.strategy;

import org.jspecify.annotations.NullMarked;
