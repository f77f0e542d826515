/** Turns the platform's environment variables into Spring properties before anything else reads them. */
@NullMarked
package io.aitrading.health.environment;

import org.jspecify.annotations.NullMarked;
