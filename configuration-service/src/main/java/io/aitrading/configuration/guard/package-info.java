/** Takes back what does harm. */
@NullMarked
package io.aitrading.configuration.guard;

import org.jspecify.annotations.NullMarked;
