/** The sequence of trades: put in order, made gapless, checked for absurd prices, kept in a ring with waiting readers. */
@NullMarked
package io.aitrading.bridge.trade;

import org.jspecify.annotations.NullMarked;
