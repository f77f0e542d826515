/** The health of the whole platform in one answer. */
@NullMarked
package io.aitrading.gateway.health;

import org.jspecify.annotations.NullMarked;
