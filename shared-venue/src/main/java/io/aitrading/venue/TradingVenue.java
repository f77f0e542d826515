package io.aitrading.venue;

import java.util.List;
import java.util.Optional;

/**
 * One account at one venue, as order management needs it. Queries throw {@link VenueUnavailableException} when the venue cannot
 * be asked and {@link VenueRefusedException} when it refuses.
 */
public interface TradingVenue {

    /** Sends an order, once. */
    PlaceOutcome place(VenueOrder order);

    CancelOutcome cancel(String symbol, String clientOrderId);

    CancelReplaceOutcome cancelReplace(String cancelClientOrderId, VenueOrder replacement);

    /** Empty when the venue says that it has no such order; just after a lost answer that is not yet proof. */
    Optional<OrderReport> query(String symbol, String clientOrderId);

    /** The same by the venue's own id. */
    Optional<OrderReport> queryByVenueId(String symbol, String venueOrderId);

    /** Every open order of the account, in all symbols. */
    List<OrderReport> openOrders();

    /** The same for one symbol, at a fraction of the weight. */
    List<OrderReport> openOrders(String symbol);

    List<VenueBalance> balances();

    List<TradeReport> tradesOf(String symbol, String venueOrderId);

    /** Executions of the account from a trade id on, oldest first. */
    List<TradeReport> tradesFrom(String symbol, long fromId, int limit);
}
