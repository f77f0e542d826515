/** Measures the order path of a running fleet, as a user's program sees it. */
@NullMarked
package io.aitrading.load;

import org.jspecify.annotations.NullMarked;
