package io.aitrading.trading.performance;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Equity at one minute.
 *
 * @param capital what had come in from outside by then, so that deposits are not taken for profit
 */
public record EquityPoint(Instant at, BigDecimal equity, BigDecimal capital) {}
