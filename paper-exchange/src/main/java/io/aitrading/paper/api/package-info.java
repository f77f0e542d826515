/** The operations of the Binance Spot API, whichever door they are called through: REST or the WebSocket API. */
@NullMarked
package io.aitrading.paper.api;

import org.jspecify.annotations.NullMarked;
