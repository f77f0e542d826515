package io.aitrading.backtest.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run plays and a data set holds. */
public enum Market {
    BARS("0.00000001"),
    TRADES("0.00000001"),
    /** Changes of a book's levels, with the trades. */
    DEPTH("0.00001");

    private final BigDecimal lot;

    Market(String lot) {
        this.lot = new BigDecimal(lot);
    }

    /** The lot of data that does not say its own. */
    BigDecimal lot() {
        return lot;
    }

    /** As requests have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Market> of(String text) {
        return Arrays.stream(values())
                .filter(market -> market.text().equals(text))
                .findFirst();
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(Market::text).toList();
    }
}
