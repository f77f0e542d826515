/** Keeps every change of status for a while. */
@NullMarked
package io.aitrading.hub.history;

import org.jspecify.annotations.NullMarked;
