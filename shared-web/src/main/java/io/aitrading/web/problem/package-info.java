/** Turns every failure into an RFC 9457 answer. */
@NullMarked
package io.aitrading.web.problem;

import org.jspecify.annotations.NullMarked;
