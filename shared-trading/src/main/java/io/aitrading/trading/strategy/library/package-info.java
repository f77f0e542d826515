/** The strategies that ship with the platform, each with its source. */
@NullMarked
package io.aitrading.trading.strategy.library;

import org.jspecify.annotations.NullMarked;
