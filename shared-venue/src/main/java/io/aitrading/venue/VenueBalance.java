package io.aitrading.venue;

import java.math.BigDecimal;

/** What an account has of one asset: free to use, and locked in open orders. */
public record VenueBalance(String asset, BigDecimal free, BigDecimal locked) {
    public BigDecimal total() {
        return free.add(locked);
    }
}
