/**
 * Replay of a recorded depth feed with our own resting orders in it: where they stand in the queue is modelled, and orders and answers
 * take their time.
 */
@NullMarked
package io.aitrading.trading.depth;

import org.jspecify.annotations.NullMarked;
