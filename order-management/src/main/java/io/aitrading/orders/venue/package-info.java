/** The venues that accounts trade at: clients, instruments, prices. */
@NullMarked
package io.aitrading.orders.venue;

import org.jspecify.annotations.NullMarked;
