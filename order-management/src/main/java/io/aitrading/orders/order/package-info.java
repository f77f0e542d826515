/** The life of orders: intake, sending, the venue's reports, cancels, amendments, updates. */
@NullMarked
package io.aitrading.orders.order;

import org.jspecify.annotations.NullMarked;
