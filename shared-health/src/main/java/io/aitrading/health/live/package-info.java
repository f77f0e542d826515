/** Follows configuration-service and keeps the last known good copy on disk. */
@NullMarked
package io.aitrading.health.live;

import org.jspecify.annotations.NullMarked;
