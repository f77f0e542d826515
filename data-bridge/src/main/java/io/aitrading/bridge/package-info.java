/** Market data in: trades without a hole, the order book, candles, gaps and staleness, handed on to readers and topics. */
@NullMarked
package io.aitrading.bridge;

import org.jspecify.annotations.NullMarked;
