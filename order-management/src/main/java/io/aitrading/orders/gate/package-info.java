/** The pre-trade gate: the risk lease, the exposure of the moment, and what must be held for an order. */
@NullMarked
package io.aitrading.orders.gate;

import org.jspecify.annotations.NullMarked;
