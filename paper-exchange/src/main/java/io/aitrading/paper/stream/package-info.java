/** The WebSocket doors of the venue: market streams, user data and the WebSocket API. */
@NullMarked
package io.aitrading.paper.stream;

import org.jspecify.annotations.NullMarked;
