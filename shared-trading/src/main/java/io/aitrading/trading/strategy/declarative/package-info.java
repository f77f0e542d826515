/** Strategies written as conditions over indicators instead of code. */
@NullMarked
package io.aitrading.trading.strategy.declarative;

import org.jspecify.annotations.NullMarked;
