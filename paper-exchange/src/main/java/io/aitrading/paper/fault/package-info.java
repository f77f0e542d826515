/** Faults that tests script: the venue misbehaves so many times, in one known way. */
@NullMarked
package io.aitrading.paper.fault;

import org.jspecify.annotations.NullMarked;
