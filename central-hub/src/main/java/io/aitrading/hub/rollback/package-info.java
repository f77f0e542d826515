/** Alerts for changes of configuration that were taken back. */
@NullMarked
package io.aitrading.hub.rollback;

import org.jspecify.annotations.NullMarked;
