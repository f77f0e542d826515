package io.aitrading.backtest.data;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where runs get data that a request does not carry itself. */
public interface DatasetSource {
    /** How the id of a file begins. */
    String FILE = "file:";

    /** The bars of a data set that the user may see. */
    Optional<Bars> dataset(String id, @Nullable UUID owner);

    /**
     * The trades or the depth of a data set that the user may see.
     *
     * @param grid of a file, which does not say its own
     */
    Optional<Feed> feed(Market market, String id, Grid grid, @Nullable UUID owner);

    /** Bars of a symbol from the platform's market data. */
    Optional<Bars> market(String symbol, String interval, @Nullable Instant from, @Nullable Instant to);
}
