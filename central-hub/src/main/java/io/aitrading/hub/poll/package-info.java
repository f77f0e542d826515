/** Asks every part how it is, all the time, and remembers the last answer. */
@NullMarked
package io.aitrading.hub.poll;

import org.jspecify.annotations.NullMarked;
