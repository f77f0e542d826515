/** The loop that feeds strategies, with positions, protections, and state that survives a crash. */
@NullMarked
package io.aitrading.engine.run;

import org.jspecify.annotations.NullMarked;
