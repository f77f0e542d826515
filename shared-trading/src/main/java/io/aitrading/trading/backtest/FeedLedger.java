package io.aitrading.trading.backtest;

import io.aitrading.domain.Money;
import io.aitrading.trading.host.Holding;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Keeps the books of a run over a feed: each fill, each closed trade, and the equity at each bar's close. */
final class FeedLedger {
    private final SymbolSpec symbol;
    private final MoneyScale money;
    private final FillLog fills = new FillLog();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final PositionBook position;
    private final EquityCurve curve = EquityCurve.atTimes(64);
    private int bars;
    private long fees;
    private long refused;

    FeedLedger(BigDecimal capital, SymbolSpec symbol) {
        this.symbol = symbol;
        this.money = MoneyScale.forCapital(capital);
        this.position = new PositionBook(0, symbol, money);
    }

    /** A fill as it was told to the strategy. */
    record Booked(
            long number, long signedLots, long priceTicks, Money fee, boolean maker, long timeMillis, String why) {}

    /** @param lotsAfter whole lots held after the fill and its fee */
    void book(Booked fill, long lotsAfter) {
        BigDecimal price = symbol.price(fill.priceTicks());
        boolean inBase = fill.fee().currency().equals(symbol.base());
        BigDecimal feeQuote =
                inBase ? fill.fee().amount().multiply(price) : fill.fee().amount();
        long fee = money.units(feeQuote);
        fees = Math.addExact(fees, fee);
        fills.add(
                bars,
                0,
                fill.timeMillis(),
                fill.number(),
                fill.signedLots(),
                fill.priceTicks(),
                fee,
                fill.maker(),
                fill.why());
        split(fill, price, inBase ? 0 : fee);
        // A fee taken in base shortens what is held, by parts of a lot too.
        position.lots = lotsAfter;
    }

    private void split(Booked fill, BigDecimal price, long fee) {
        long count = Math.abs(fill.signedLots());
        boolean opposite = position.lots != 0 && (position.lots > 0) != (fill.signedLots() > 0);
        long closing = opposite ? Math.min(count, Math.abs(position.lots)) : 0;
        long value = money.units(price.multiply(symbol.quantity(count)));
        long closingValue = Exact.multiplyDivide(value, closing, count);
        long closingFee = Exact.multiplyDivide(fee, closing, count);
        if (closing > 0) {
            boolean isShort = position.lots < 0;
            if (position.close(closing, closingValue, closingFee)) {
                trades.add(position.closedTrade(isShort, fill.priceTicks(), bars, fill.timeMillis(), fill.why()));
            }
        }
        long opening = count - closing;
        if (opening > 0) {
            long signed = fill.signedLots() > 0 ? opening : -opening;
            position.open(
                    signed,
                    fill.priceTicks(),
                    value - closingValue,
                    fee - closingFee,
                    bars,
                    fill.timeMillis(),
                    fill.why());
        }
    }

    void refused() {
        refused++;
    }

    /** A bar closed; the holding is worth this much at its close. */
    void barClosed(long openTime, BigDecimal equity) {
        curve.add(openTime, money.units(equity));
        bars++;
    }

    /** Closes the books at the last price. */
    BacktestResult result(long unfinishedBar, BigDecimal lastPrice, Holding holding, long orders) {
        barClosed(unfinishedBar, holding.equity(lastPrice));
        return new BacktestResult(
                money,
                bars,
                fills,
                List.copyOf(trades),
                List.of(),
                curve,
                orders,
                refused,
                money.amount(fees),
                BigDecimal.ZERO,
                money.amount(curve.last),
                money.amount(curve.minimum),
                money.amount(curve.maximum),
                curve.drawdown,
                position.lots != 0,
                RunHash.of(fills, curve.last, bars));
    }
}
