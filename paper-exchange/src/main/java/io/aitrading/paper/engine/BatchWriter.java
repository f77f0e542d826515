package io.aitrading.paper.engine;

import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderListView.Leg;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a batch's rows over one connection; whoever owns the connection commits. */
final class BatchWriter {
    private static final int STATEMENT_TIMEOUT_SECONDS = 10;

    private final Connection connection;

    BatchWriter(Connection connection) {
        this.connection = connection;
    }

    void write(Batch batch) throws SQLException {
        each(StoreSql.ACCOUNT, batch.accounts, (row, account) -> row.next(account.number())
                .next(account.id())
                .next(account.name())
                .next(account.owner())
                .next(account.time()));
        each(StoreSql.API_KEY, batch.keys, (row, key) -> row.next(key.apiKey())
                .next(key.account())
                .next(key.kind().name())
                .next(key.material())
                .next(key.time()));
        each(StoreSql.DEPOSIT, batch.deposits, (row, deposit) -> row.next(deposit.account())
                .next(deposit.reference())
                .next(deposit.asset())
                .next(deposit.units())
                .next(deposit.time()));
        each(StoreSql.BALANCE, batch.balances.values(), (row, balance) -> row.next(balance.account())
                .next(balance.asset())
                .next(balance.freeUnits())
                .next(balance.lockedUnits()));
        each(StoreSql.ORDER, batch.orders.values(), BatchWriter::order);
        each(StoreSql.FILL, batch.fills, BatchWriter::fill);
        each(StoreSql.LIST, batch.lists.values(), BatchWriter::list);
        each(StoreSql.PREVENTED_MATCH, batch.preventedMatches.values(), BatchWriter::preventedMatch);
        each(StoreSql.AMENDMENT, batch.amendments, BatchWriter::amendment);
        each(StoreSql.TRADE, batch.trades, BatchWriter::trade);
        BatchCandles candles = batch.candles;
        each(StoreSql.CANDLE, candles.parts(), (row, part) -> candle(row, candles.regime(), part));
        each(StoreSql.JOURNAL, batch.journal, BatchWriter::journal);
        ModelledDepth depth = batch.modelledDepth;
        if (depth != null) {
            each(StoreSql.MODELLED_QUOTES, List.of(depth), (row, quotes) -> row.next(quotes.bids())
                    .next(quotes.asks()));
        }
        ReplayState state = batch.replay;
        if (state != null) {
            each(StoreSql.REPLAY, List.of(state), BatchWriter::replay);
        }
    }

    private static void order(Row row, OrderView order) throws SQLException {
        row.next(order.orderId())
                .next(order.account())
                .next(order.listId())
                .next(order.clientOrderId())
                .next(order.side().name())
                .next(order.kind().name())
                .next(order.timeInForce().name())
                .next(order.priceTicks())
                .next(order.stopTicks())
                .next(order.lots())
                .next(order.icebergLots())
                .next(order.quoteOrderUnits())
                .next(order.filledLots())
                .next(order.filledQuoteUnits())
                .next(order.state().name())
                .next(order.time())
                .next(order.updateTime())
                .next(order.workingTime())
                .next(order.selfTradePrevention().name())
                .next(order.strategyId())
                .next(order.strategyType())
                .next(order.place().rank())
                .next(order.place().shownLots())
                .next(order.trailingDelta())
                .next(order.progress().trail().extremeTicks())
                .next(order.progress().trail().since())
                .next(order.reserveTicks())
                .next(order.preventedLots())
                .next(order.progress().preventedMatchId())
                .next(
                        order.progress().expiryReason() == null
                                ? null
                                : order.progress().expiryReason().name());
    }

    private static void fill(Row row, Fill fill) throws SQLException {
        row.next(fill.tradeId())
                .next(fill.orderId())
                .next(fill.listId())
                .next(fill.account())
                .next(fill.side().name())
                .next(fill.priceTicks())
                .next(fill.lots())
                .next(fill.quoteUnits())
                .next(fill.feeUnits())
                .next(fill.feeAsset())
                .next(fill.maker())
                .next(fill.time());
    }

    private static void list(Row row, OrderListView list) throws SQLException {
        row.next(list.listId())
                .next(list.account())
                .next(list.kind().name())
                .next(list.clientListId())
                .next(list.legs().stream().mapToLong(Leg::orderId).toArray())
                .next(list.legs().stream().map(Leg::clientOrderId).toArray(String[]::new))
                .next(list.executing())
                .next(list.createdAt())
                .next(list.time());
    }

    private static void preventedMatch(Row row, PreventedMatch match) throws SQLException {
        row.next(match.id())
                .next(match.account())
                .next(match.takerOrderId())
                .next(match.makerOrderId())
                .next(match.mode().name())
                .next(match.priceTicks())
                .next(match.takerLots())
                .next(match.makerLots())
                .next(match.time());
    }

    private static void amendment(Row row, Amendment amendment) throws SQLException {
        row.next(amendment.executionId())
                .next(amendment.account())
                .next(amendment.orderId())
                .next(amendment.clientOrderIdBefore())
                .next(amendment.clientOrderIdAfter())
                .next(amendment.lotsBefore())
                .next(amendment.lotsAfter())
                .next(amendment.time());
    }

    private static void trade(Row row, PublicTrade trade) throws SQLException {
        row.next(trade.id())
                .next(trade.aggregateId())
                .next(trade.priceTicks())
                .next(trade.lots())
                .next(trade.timeMillis())
                .next(trade.buyerIsMaker())
                .next(trade.recorded());
    }

    private static void candle(Row row, long regime, BatchCandles.Part part) throws SQLException {
        Kline kline = part.kline();
        row.next(regime)
                .next(part.level().code())
                .next(kline.openTime())
                .next(kline.open())
                .next(kline.high())
                .next(kline.low())
                .next(kline.close())
                .next(kline.lots())
                .next(kline.quoteTickLots())
                .next(kline.trades())
                .next(kline.takerBuyLots())
                .next(kline.takerBuyTickLots())
                .next(kline.firstTradeId())
                .next(kline.lastTradeId());
    }

    private static void journal(Row row, JournalEntry entry) throws SQLException {
        row.next(entry.sequence())
                .next(entry.time())
                .next(entry.kind().name())
                .next(entry.accountId())
                .next(entry.order() == null ? null : entry.order().orderId())
                .next(entry.fill() == null ? null : entry.fill().tradeId())
                .next(JournalBody.text(entry));
    }

    private static void replay(Row row, ReplayState state) throws SQLException {
        row.next(state.mode().name())
                .next(state.speedPerMille())
                .next(state.loop())
                .next(state.position())
                .next(state.lastTradeId())
                .next(state.lastOrderId())
                .next(state.lastListId())
                .next(state.lastAccount())
                .next(state.lastSequence())
                .next(state.bookUpdateId())
                .next(state.eventTime())
                .next(state.regimeFirstTradeId())
                .next(state.lastAggregateId())
                .next(state.lastExecutionId())
                .next(state.lastPreventedMatchId());
        ReplayAnchor anchor = state.anchor();
        row.next(anchor == null ? null : anchor.timeMillis())
                .next(anchor == null ? null : anchor.offsetMillis())
                .next(anchor == null ? null : anchor.speedPerMille());
    }

    private <T> void each(String sql, Collection<T> items, Binding<T> binding) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
            for (T item : items) {
                binding.bind(new Row(statement), item);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private interface Binding<T> {
        void bind(Row row, T item) throws SQLException;
    }

    private static final class Row {
        private final PreparedStatement statement;
        private int index;

        Row(PreparedStatement statement) {
            this.statement = statement;
        }

        Row next(@Nullable Object value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }
    }
}
