/** Market data as the Binance API writes it: each thing in its long form of REST and in its short form of the streams. */
@NullMarked
package io.aitrading.paper.shape;

import org.jspecify.annotations.NullMarked;
