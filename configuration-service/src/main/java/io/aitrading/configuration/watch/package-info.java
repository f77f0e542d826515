/** Lets services wait for a change instead of asking again and again. */
@NullMarked
package io.aitrading.configuration.watch;

import org.jspecify.annotations.NullMarked;
