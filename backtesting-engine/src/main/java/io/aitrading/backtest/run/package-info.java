/** A run from its description to its result. */
@NullMarked
package io.aitrading.backtest.run;

import org.jspecify.annotations.NullMarked;
