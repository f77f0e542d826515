/** The Binance Spot protocol as a client: signed REST with breaker and weight budget, reconnecting WebSocket, user data. */
@NullMarked
package io.aitrading.venue;

import org.jspecify.annotations.NullMarked;
