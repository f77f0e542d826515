/** Maker and taker fees, tiered by volume, on whole ticks times lots. */
@NullMarked
package io.aitrading.trading.fee;

import org.jspecify.annotations.NullMarked;
