package io.aitrading.paper.engine;

import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.PublicTrade;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.ExpiryReason;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderListView.Leg;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a batch writes: a statement and its values for each row, rows of one statement together. */
final class BatchRows {
    /** One row. */
    record Line(String sql, List<@Nullable Object> values) {}

    private final List<Line> lines = new ArrayList<>();

    private BatchRows() {}

    static List<Line> of(Batch batch) {
        BatchRows rows = new BatchRows();
        rows.addAll(batch);
        return rows.lines;
    }

    private void addAll(Batch batch) {
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
        each(StoreSql.ORDER, batch.orders.values(), BatchRows::order);
        each(StoreSql.FILL, batch.fills, BatchRows::fill);
        each(StoreSql.LIST, batch.lists.values(), BatchRows::list);
        each(StoreSql.PREVENTED_MATCH, batch.preventedMatches.values(), BatchRows::preventedMatch);
        each(StoreSql.AMENDMENT, batch.amendments, BatchRows::amendment);
        each(StoreSql.TRADE, batch.trades, BatchRows::trade);
        BatchCandles candles = batch.candles;
        each(StoreSql.CANDLE, candles.parts(), (row, part) -> candle(row, candles.regime(), part));
        each(StoreSql.JOURNAL, batch.journal, BatchRows::journal);
        ModelledDepth depth = batch.modelledDepth;
        if (depth != null) {
            each(StoreSql.MODELLED_QUOTES, List.of(depth), (row, quotes) -> row.next(quotes.bids())
                    .next(quotes.asks()));
        }
        ReplayState state = batch.replay;
        if (state != null) {
            each(StoreSql.REPLAY, List.of(state), BatchRows::replay);
        }
    }

    private static void order(Row row, OrderView order) {
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
                .next(nameOf(order.progress().expiryReason()));
    }

    private static @Nullable String nameOf(@Nullable ExpiryReason reason) {
        return reason == null ? null : reason.name();
    }

    private static void fill(Row row, Fill fill) {
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

    private static void list(Row row, OrderListView list) {
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

    private static void preventedMatch(Row row, PreventedMatch match) {
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

    private static void amendment(Row row, Amendment amendment) {
        row.next(amendment.executionId())
                .next(amendment.account())
                .next(amendment.orderId())
                .next(amendment.clientOrderIdBefore())
                .next(amendment.clientOrderIdAfter())
                .next(amendment.lotsBefore())
                .next(amendment.lotsAfter())
                .next(amendment.time());
    }

    private static void trade(Row row, PublicTrade trade) {
        row.next(trade.id())
                .next(trade.aggregateId())
                .next(trade.priceTicks())
                .next(trade.lots())
                .next(trade.timeMillis())
                .next(trade.buyerIsMaker())
                .next(trade.recorded());
    }

    private static void candle(Row row, long regime, BatchCandles.Part part) {
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

    private static void journal(Row row, JournalEntry entry) {
        row.next(entry.sequence())
                .next(entry.time())
                .next(entry.kind().name())
                .next(entry.accountId())
                .next(entry.order() == null ? null : entry.order().orderId())
                .next(entry.fill() == null ? null : entry.fill().tradeId())
                .next(JournalBody.text(entry));
    }

    private static void replay(Row row, ReplayState state) {
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

    private <T> void each(String sql, Collection<T> items, BiConsumer<Row, T> binding) {
        for (T item : items) {
            Row row = new Row();
            binding.accept(row, item);
            lines.add(new Line(sql, row.values));
        }
    }

    private static final class Row {
        private final List<@Nullable Object> values = new ArrayList<>();

        Row next(@Nullable Object value) {
            values.add(value);
            return this;
        }
    }
}
