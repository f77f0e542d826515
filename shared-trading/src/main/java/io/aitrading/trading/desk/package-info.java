/**
 * Every order type on top of a plain matching book: conditional and trailing orders, one-cancels-other pairs, brackets, icebergs,
 * reduce-only, and orders that end with time.
 */
@NullMarked
package io.aitrading.trading.desk;

import org.jspecify.annotations.NullMarked;
