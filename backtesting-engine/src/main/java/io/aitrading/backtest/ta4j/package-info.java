/** The indicators of ta4j behind our interface. */
@NullMarked
package io.aitrading.backtest.ta4j;

import org.jspecify.annotations.NullMarked;
