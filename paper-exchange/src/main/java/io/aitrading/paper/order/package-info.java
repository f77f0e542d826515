/** Orders of the venue: what a client may ask for, what an order is, and the rules it must pass. */
@NullMarked
package io.aitrading.paper.order;

import org.jspecify.annotations.NullMarked;
