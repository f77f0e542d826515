/** Metrics and tear sheets. */
@NullMarked
package io.aitrading.backtest.report;

import org.jspecify.annotations.NullMarked;
