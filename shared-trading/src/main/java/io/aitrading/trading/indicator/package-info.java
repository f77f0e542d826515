/**
 * Streaming indicators: one step a bar, NaN until warmed up, nothing later than the bar given. A step takes constant time (on average,
 * where sums are computed afresh once a window), except where the last n values are weighed anew each time: {@code alma} and
 * {@code ulcer} (weights and the highest value so far depend on the place in the window), {@code cci} (deviations from a mean that
 * moves) and {@code crsi} (a rank in its window) take time in proportion to the window.
 */
@NullMarked
package io.aitrading.trading.indicator;

import org.jspecify.annotations.NullMarked;
