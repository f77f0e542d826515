/** The life of an order as a pure state machine: what may follow what, whatever order the venue's reports arrive in. */
@NullMarked
package io.aitrading.trading.order;

import org.jspecify.annotations.NullMarked;
