/** Speed of the replay of a depth feed, bare and with a strategy that quotes both sides. */
@NullMarked
package io.aitrading.bench.depth;

import org.jspecify.annotations.NullMarked;
