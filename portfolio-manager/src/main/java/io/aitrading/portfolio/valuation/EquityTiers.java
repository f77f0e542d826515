package io.aitrading.portfolio.valuation;

import io.aitrading.portfolio.PortfolioProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How finely equity is kept by its age, which bounds what an account can fill: with the defaults at most 10,080 minutes,
 * three points in each of 8,000 quarters of an hour and three in each of 42,000 hours.
 *
 * @param minutesFor age up to which every minute stays
 * @param quartersFor age up to which every quarter of an hour stays
 * @param keptFor age at which everything goes
 */
record EquityTiers(Duration minutesFor, Duration quartersFor, Duration keptFor) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    static EquityTiers of(PortfolioProperties properties) {
        return new EquityTiers(
                Duration.ofDays(properties.equityMinutesDays()),
                Duration.ofDays(properties.equityQuartersDays()),
                Duration.ofDays(properties.equityRetentionDays()));
    }

    /** @param olderThan age from which on only each {@code step} stays */
    record Tier(Duration olderThan, Duration step) {
        /** A step that is not over yet must not be judged by its beginning. */
        Instant wholeStepsBefore(Instant now) {
            long seconds = now.minus(olderThan).getEpochSecond();
            return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, step.toSeconds()));
        }
    }

    /** From fine to coarse. */
    List<Tier> coarser() {
        return List.of(new Tier(minutesFor, QUARTER), new Tier(quartersFor, HOUR));
    }

    /** The finest step at which everything of this age and younger is stored. */
    Duration stepAt(Duration age) {
        if (age.compareTo(minutesFor) <= 0) {
            return MINUTE;
        }
        return age.compareTo(quartersFor) <= 0 ? QUARTER : HOUR;
    }
}
