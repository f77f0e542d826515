/** The command line. */
@NullMarked
package io.aitrading.backtest.cli;

import org.jspecify.annotations.NullMarked;
