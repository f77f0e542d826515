/** The pre-trade risk rules: pure arithmetic over what is wanted, what is owned, and what is allowed. */
@NullMarked
package io.aitrading.trading.risk;

import org.jspecify.annotations.NullMarked;
