package io.aitrading.domain.event;

/** Every topic of the platform, named {@code <domain>.<event>.v1}, with the key that keeps its order. */
public enum Topic {
    /** {@link io.aitrading.domain.MarketTrade}, by symbol. */
    MARKET_TRADES("market.trades.v1", 4),
    /** {@link io.aitrading.domain.Candle}, by symbol. */
    MARKET_CANDLES("market.candles.v1", 4),
    /** {@link io.aitrading.domain.BookSnapshot}, by symbol. */
    MARKET_BOOK("market.book.v1", 4),
    /** {@link OrderEvent}, by account id. */
    ORDERS_EVENTS("orders.events.v1", 4),
    /** {@link FillEvent}, by account id. */
    ORDERS_FILLS("orders.fills.v1", 4),
    /** {@link AccountEvent}, by account id. */
    ACCOUNTS_EVENTS("accounts.events.v1", 4),
    /** {@link RiskDecisionEvent}, by account id. */
    RISK_DECISIONS("risk.decisions.v1", 4),
    /** {@link RiskStateEvent}, one key. */
    RISK_STATE("risk.state.v1", 1),
    /** {@link StrategyDecisionEvent}, by strategy id. */
    STRATEGY_DECISIONS("strategy.decisions.v1", 4),
    /** Parts of backtest jobs that may be taken, between engines; spread over a few keys. */
    BACKTEST_PARTS("backtest.parts.v1", 4),
    /** Health changes of services, by service name. */
    PLATFORM_HEALTH("platform.health.v1", 1),
    /** Changes of configuration, by service name. */
    CONFIG_CHANGES("config.changes.v1", 1);

    /** What the name of a topic of dead letters ends with. */
    public static final String DEAD_LETTER_SUFFIX = ".dlt";

    private final String topicName;
    private final int partitions;

    Topic(String topicName, int partitions) {
        this.topicName = topicName;
        this.partitions = partitions;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** Where records go that a consumer could not process. */
    public String deadLetterName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }
}
