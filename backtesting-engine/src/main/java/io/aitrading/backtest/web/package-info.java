/** The HTTP interface. */
@NullMarked
package io.aitrading.backtest.web;

import org.jspecify.annotations.NullMarked;
