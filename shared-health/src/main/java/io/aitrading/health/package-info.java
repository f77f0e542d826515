/** What every service shares: its settings, its health, its patience at start and its live configuration. */
@NullMarked
package io.aitrading.health;

import org.jspecify.annotations.NullMarked;
