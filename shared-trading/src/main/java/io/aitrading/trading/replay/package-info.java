/** A market made of recorded trades, modelled depth around them and our own orders: the paper venue's and the backtester's. */
@NullMarked
package io.aitrading.trading.replay;

import org.jspecify.annotations.NullMarked;
