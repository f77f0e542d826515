/** The one-JVM shape: embedded stores and every service as sibling Spring contexts, in the order of docker-compose.yml. No business logic. */
@NullMarked
package io.aitrading.fleet;

import org.jspecify.annotations.NullMarked;
