/** Risk policies, the emergency stop, and the lease without which no order leaves. */
@NullMarked
package io.aitrading.risk;

import org.jspecify.annotations.NullMarked;
