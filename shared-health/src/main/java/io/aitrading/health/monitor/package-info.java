/** Probes dependencies in the background and answers {@code /health} from what they found. */
@NullMarked
package io.aitrading.health.monitor;

import org.jspecify.annotations.NullMarked;
