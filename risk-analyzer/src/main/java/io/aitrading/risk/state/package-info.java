/** Whether the platform may trade: the emergency stop, its re-arming, and the lease that tells others. */
@NullMarked
package io.aitrading.risk.state;

import org.jspecify.annotations.NullMarked;
