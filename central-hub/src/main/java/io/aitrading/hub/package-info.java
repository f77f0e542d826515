/** Watches the whole platform: who is there, how they are, who needs whom, and what stays down. */
@NullMarked
package io.aitrading.hub;

import org.jspecify.annotations.NullMarked;
