/** The second factor of an account: time-based codes and recovery codes. */
@NullMarked
package io.aitrading.users.factor;

import org.jspecify.annotations.NullMarked;
