/** What readers see of the platform: health, services, dependency graph. */
@NullMarked
package io.aitrading.hub.overview;

import org.jspecify.annotations.NullMarked;
