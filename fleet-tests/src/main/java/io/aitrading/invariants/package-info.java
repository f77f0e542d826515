/** The books of a running fleet held against each other and against the venue's own journal, over HTTP only. */
@NullMarked
package io.aitrading.invariants;

import org.jspecify.annotations.NullMarked;
