/** Figures made from an equity curve over time. Statistics, hence binary floating point. */
@NullMarked
package io.aitrading.trading.performance;

import org.jspecify.annotations.NullMarked;
