/** Market data for runs: files, uploads, the shipped trades, and other services. */
@NullMarked
package io.aitrading.backtest.data;

import org.jspecify.annotations.NullMarked;
