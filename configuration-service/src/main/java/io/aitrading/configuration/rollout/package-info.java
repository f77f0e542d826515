/** What becomes of a revision: watched, good, or harmful. */
@NullMarked
package io.aitrading.configuration.rollout;

import org.jspecify.annotations.NullMarked;
