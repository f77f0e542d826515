/** Agreement with the venue: at start, after every gap, and periodically. */
@NullMarked
package io.aitrading.orders.reconcile;

import org.jspecify.annotations.NullMarked;
