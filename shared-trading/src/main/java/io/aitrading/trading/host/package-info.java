/**
 * What hosts a strategy on a stream of trades, the same live and in a simulation: bars, holding, guard, context, and the order in
 * which a trade goes through them.
 */
@NullMarked
package io.aitrading.trading.host;

import org.jspecify.annotations.NullMarked;
