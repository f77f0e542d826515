/** The research tool: backtests, sweeps and honesty checks as jobs, over the kernel's own simulator. */
@NullMarked
package io.aitrading.backtest;

import org.jspecify.annotations.NullMarked;
