/** Runs as jobs: stored, resumed, cancelled, limited. */
@NullMarked
package io.aitrading.backtest.job;

import org.jspecify.annotations.NullMarked;
