package io.aitrading.portfolio.valuation;

import io.aitrading.domain.Price;
import java.time.Instant;

/**
 * The last price of a symbol.
 *
 * @param seenAt when we were told, by our clock: the venue's replay may run in another year
 */
record Mark(Price price, Instant seenAt) {}
