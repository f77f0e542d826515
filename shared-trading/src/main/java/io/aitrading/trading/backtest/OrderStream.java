package io.aitrading.trading.backtest;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Money;
import io.aitrading.domain.Side;
import io.aitrading.domain.id.ContentId;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every order that was sent, in order of sending, with what became of it; and the hashes by which two streams are compared. */
public final class OrderStream {
    /**
     * One execution of an order.
     *
     * @param tradeId number of the public trade that it was; in a depth feed, where nobody sees ours, a number of its own
     */
    public record Filled(long tradeId, long priceTicks, long lots, Money fee, boolean maker) {}

    /** One order. */
    public static final class Sent {
        private final long number;
        private final long tradeId;
        private final long timeMillis;
        private final OrderIntent intent;
        private final String clientOrderId;
        private long filledLots;
        private BigDecimal filledValue = BigDecimal.ZERO;
        private final List<Filled> fills = new ArrayList<>();
        private String outcome = "OPEN";

        private Sent(long number, long tradeId, long timeMillis, OrderIntent intent, String clientOrderId) {
            this.number = number;
            this.tradeId = tradeId;
            this.timeMillis = timeMillis;
            this.intent = intent;
            this.clientOrderId = clientOrderId;
        }

        /** Position in the stream, from 1. */
        public long number() {
            return number;
        }

        /** The public trade on which it was sent. */
        public long tradeId() {
            return tradeId;
        }

        public long timeMillis() {
            return timeMillis;
        }

        public OrderIntent intent() {
            return intent;
        }

        public String clientOrderId() {
            return clientOrderId;
        }

        public long filledLots() {
            return filledLots;
        }

        /** As the strategy was told of them. */
        public List<Filled> fills() {
            return List.copyOf(fills);
        }

        /** {@code OPEN}, {@code FILLED}, or why it ended or was refused. */
        public String outcome() {
            return outcome;
        }

        void filled(Filled fill, BigDecimal value) {
            fills.add(fill);
            filledLots += fill.lots();
            filledValue = filledValue.add(value);
        }

        void became(String result) {
            outcome = result;
        }
    }

    private final SymbolSpec symbol;
    private final List<Sent> orders = new ArrayList<>();
    private final SortedMap<String, Long> notSent = new TreeMap<>();

    OrderStream(SymbolSpec symbol) {
        this.symbol = symbol;
    }

    Sent add(long tradeId, long timeMillis, OrderIntent intent, String clientOrderId) {
        Sent sent = new Sent(orders.size() + 1L, tradeId, timeMillis, intent, clientOrderId);
        orders.add(sent);
        return sent;
    }

    void notSent(String reason) {
        notSent.merge(reason, 1L, Long::sum);
    }

    /** How many orders the host did not let out, by reason; as a live one, whose decision records tell each. */
    public SortedMap<String, Long> notSent() {
        return Collections.unmodifiableSortedMap(notSent);
    }

    public List<Sent> orders() {
        return List.copyOf(orders);
    }

    public int size() {
        return orders.size();
    }

    /**
     * SHA-256 over a line for each order: {@code tradeId,symbol,side,type,quantity,price}, where price is the limit or the trigger and
     * empty for a market order. Two runs that decide the same on the same trades have the same, whatever came of the orders.
     */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        for (Sent order : orders) {
            text.append(order.tradeId).append(',').append(terms(order)).append('\n');
        }
        return ContentId.sha256(text.toString());
    }

    /**
     * SHA-256 over a line for each order as order-management writes it: {@code
     * symbol,side,type,quantity,price,clientOrderId,filledQuantity,averagePrice}. Equal to the answer of its {@code stream-hash} for a live
     * strategy of the same id.
     */
    public String streamSha256() {
        StringBuilder text = new StringBuilder();
        for (Sent order : orders) {
            BigDecimal limit = order.intent.kind() == OrderIntent.Kind.LIMIT ? limit(order) : null;
            text.append(symbol.symbol()).append(',').append(order.intent.side()).append(',');
            text.append(type(order.intent)).append(',').append(quantity(order.intent.lots()));
            text.append(',').append(limit == null ? "" : Decimals.text(limit));
            text.append(',').append(order.clientOrderId);
            text.append(',').append(quantity(order.filledLots)).append(',').append(average(order));
            text.append('\n');
        }
        return ContentId.sha256(text.toString());
    }

    /** The venue's name of an order's type. */
    public static String type(OrderIntent intent) {
        return intent.kind() == OrderIntent.Kind.STOP
                ? "STOP_LOSS"
                : intent.kind().name();
    }

    private String terms(Sent order) {
        Side side = order.intent.side();
        String price =
                switch (order.intent.kind()) {
                    case MARKET -> "";
                    case LIMIT -> Decimals.text(limit(order));
                    case STOP -> Decimals.text(symbol.price(order.intent.stopTicks()));
                };
        return String.join(",", symbol.symbol(), side.name(), type(order.intent), quantity(order.intent.lots()), price);
    }

    private BigDecimal limit(Sent order) {
        return symbol.price(order.intent.limitTicks());
    }

    private String quantity(long lots) {
        return Decimals.text(symbol.quantity(lots));
    }

    private String average(Sent order) {
        return order.filledLots == 0
                ? ""
                : Decimals.text(order.filledValue.divide(
                        symbol.quantity(order.filledLots), Decimals.SCALE, RoundingMode.HALF_UP));
    }
}
