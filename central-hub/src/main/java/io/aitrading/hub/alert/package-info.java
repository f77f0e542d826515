/** Says when something stays down, until it is back. */
@NullMarked
package io.aitrading.hub.alert;

import org.jspecify.annotations.NullMarked;
