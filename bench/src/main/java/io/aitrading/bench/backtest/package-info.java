/** Speed and memory of the backtest loop and of sweeps, beside ta4j and beside plain loops that must agree. */
@NullMarked
package io.aitrading.bench.backtest;

import org.jspecify.annotations.NullMarked;
