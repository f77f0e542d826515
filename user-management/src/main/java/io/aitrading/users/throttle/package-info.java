/** Growing delays for those who guess passwords. */
@NullMarked
package io.aitrading.users.throttle;

import org.jspecify.annotations.NullMarked;
