/** What accounts hear about themselves: listen keys, subscriptions and the events' shapes. */
@NullMarked
package io.aitrading.paper.userdata;

import org.jspecify.annotations.NullMarked;
