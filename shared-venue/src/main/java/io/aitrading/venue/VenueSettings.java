package io.aitrading.venue;

import java.time.Duration;

/**
 * Limits of the REST client.
 *
 * @param requestTimeout from the first byte sent to the last byte received
 * @param queueLimit longest wait for the weight budget before a call is turned away
 * @param weightPerMinute the venue's limit for one address; comparing books may use half of it
 * @param cancelReserve share of it that only cancels may use
 * @param getRetries further attempts of a query; orders have none
 */
public record VenueSettings(
        Duration requestTimeout, Duration queueLimit, int weightPerMinute, int cancelReserve, int getRetries) {

    public static VenueSettings defaults() {
        return new VenueSettings(Duration.ofSeconds(5), Duration.ofSeconds(1), 6000, 600, 2);
    }
}
