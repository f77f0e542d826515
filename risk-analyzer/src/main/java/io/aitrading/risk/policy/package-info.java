/** The limits in force, how they change, and who agreed. */
@NullMarked
package io.aitrading.risk.policy;

import org.jspecify.annotations.NullMarked;
