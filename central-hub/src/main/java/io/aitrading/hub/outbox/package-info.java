/** The outboxes of all services: how much waits in each, and which does not drain. */
@NullMarked
package io.aitrading.hub.outbox;

import org.jspecify.annotations.NullMarked;
