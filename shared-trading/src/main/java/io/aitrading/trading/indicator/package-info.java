/** Streaming indicators: one step a bar at constant cost, NaN until warmed up, nothing later than the bar given. */
@NullMarked
package io.aitrading.trading.indicator;

import org.jspecify.annotations.NullMarked;
