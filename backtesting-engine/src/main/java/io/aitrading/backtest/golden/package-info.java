/** Runs files of reference results through the engine and compares. */
@NullMarked
package io.aitrading.backtest.golden;

import org.jspecify.annotations.NullMarked;
