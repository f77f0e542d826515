/** Candles built from trades as they come, equal to those that a batch would build. */
@NullMarked
package io.aitrading.bridge.candle;

import org.jspecify.annotations.NullMarked;
