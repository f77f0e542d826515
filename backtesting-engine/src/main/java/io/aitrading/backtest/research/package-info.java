/** Sweeps, walk-forward, Monte Carlo and the honesty report. */
@NullMarked
package io.aitrading.backtest.research;

import org.jspecify.annotations.NullMarked;
