/** JSON as the Binance API writes it: decimals as text, whole numbers as numbers. */
@NullMarked
package io.aitrading.paper.json;

import org.jspecify.annotations.NullMarked;
