/** PostgreSQL, Redis and Kafka as real servers under this JVM, for tests and for the one-machine fleet. */
@NullMarked
package io.aitrading.testing.server;

import org.jspecify.annotations.NullMarked;
