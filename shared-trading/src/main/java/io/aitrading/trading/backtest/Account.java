package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.SymbolSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cash, positions and fees of a run in whole money units, and the log of what changed them. */
final class Account {
    private static final double ROUNDING = 1e-12;

    private final BacktestSettings settings;
    final MoneyScale money;
    private final Line[] lines;
    /** The line of a run over one symbol. */
    @Nullable
    private final Line only;

    private final long[] tierFrom;
    private final long[] makerRate;
    private final long[] takerRate;
    private int tier;
    private long tradedValue;

    final FillLog fills = new FillLog();
    final List<ClosedTrade> trades = new ArrayList<>();
    long cash;
    long totalFees;
    long totalFinancing;
    long refused;

    /** What the account has in one symbol. */
    static final class Line {
        private final SymbolSpec spec;
        private final PositionBook position;
        private final MoneyScale.Notional notional;
        private long lastTicks;

        Line(SymbolSpec spec, PositionBook position, MoneyScale.Notional notional) {
            this.spec = spec;
            this.position = position;
            this.notional = notional;
        }

        void mark(long priceTicks) {
            lastTicks = priceTicks;
        }

        /** Signed value at the last price. */
        long value() {
            return position.lots == 0 ? 0 : notional.of(lastTicks, position.lots);
        }
    }

    Account(BacktestSettings settings, SymbolSpec[] specs) {
        this.settings = settings;
        money = MoneyScale.forCapital(settings.capital());
        cash = money.units(settings.capital());
        lines = new Line[specs.length];
        for (int i = 0; i < specs.length; i++) {
            lines[i] = new Line(specs[i], new PositionBook(i, specs[i], money), money.notional(specs[i]));
        }
        only = lines.length == 1 ? lines[0] : null;
        List<FeeSchedule.Tier> tiers = settings.fees().tiers();
        tierFrom = new long[tiers.size()];
        makerRate = new long[tiers.size()];
        takerRate = new long[tiers.size()];
        for (int i = 0; i < tiers.size(); i++) {
            tierFrom[i] = money.units(tiers.get(i).fromVolume());
            makerRate[i] = FeeSchedule.partsPerBillion(tiers.get(i).maker());
            takerRate[i] = FeeSchedule.partsPerBillion(tiers.get(i).taker());
        }
    }

    Line line(int symbol) {
        return lines[symbol];
    }

    PositionBook position(int symbol) {
        return lines[symbol].position;
    }

    long positionLots(int symbol) {
        return lines[symbol].position.lots;
    }

    long lastTicks(int symbol) {
        return lines[symbol].lastTicks;
    }

    void mark(int symbol, long priceTicks) {
        lines[symbol].lastTicks = priceTicks;
    }

    /** Cash plus positions at their last prices. */
    long equity() {
        Line single = only;
        if (single != null) {
            // Asked at every bar: a loop within the loop over the bars would cost more than all else here.
            return Math.addExact(cash, single.value());
        }
        long sum = cash;
        for (Line line : lines) {
            sum = Math.addExact(sum, line.value());
        }
        return sum;
    }

    private long exposure() {
        long sum = 0;
        for (Line line : lines) {
            sum = Math.addExact(sum, Math.abs(line.value()));
        }
        return sum;
    }

    /** Books a fill; false, and nothing changed, when the account may not take it. */
    boolean fill(
            int symbol, long orderId, long signedLots, long priceTicks, boolean maker, int bar, long time, String why) {
        Line line = lines[symbol];
        PositionBook position = line.position;
        long before = position.lots;
        long count = Math.abs(signedLots);
        long value = line.notional.of(priceTicks, count);
        long fee = Exact.share(value, maker ? makerRate[tier] : takerRate[tier]);
        boolean opposite = before != 0 && (before > 0) != (signedLots > 0);
        long closing = opposite ? Math.min(count, Math.abs(before)) : 0;
        long opening = count - closing;
        if (opening > 0 && !affordable(line, signedLots, opening, priceTicks, fee)) {
            refused++;
            return false;
        }
        long feeLots = settings.fees().inBase() && signedLots > 0 ? feeLots(count, maker) : 0;
        cash = Math.subtractExact(cash, signedLots > 0 ? value : -value);
        if (feeLots == 0) {
            cash = Math.subtractExact(cash, fee);
        }
        totalFees = Math.addExact(totalFees, fee);
        fills.add(bar, symbol, time, orderId, signedLots, priceTicks, fee, maker, why);
        book(position, signedLots, closing, opening, priceTicks, value, feeLots == 0 ? fee : 0, bar, time, why);
        if (feeLots > 0) {
            position.lots -= Math.min(feeLots, Math.max(0, position.lots));
        }
        tradedValue = Math.addExact(tradedValue, value);
        while (tier + 1 < tierFrom.length && tradedValue >= tierFrom[tier + 1]) {
            tier++;
        }
        return true;
    }

    private void book(
            PositionBook position,
            long signedLots,
            long closing,
            long opening,
            long priceTicks,
            long value,
            long fee,
            int bar,
            long time,
            String why) {
        long count = closing + opening;
        long closingValue = part(value, closing, count);
        long closingFee = part(fee, closing, count);
        if (closing > 0) {
            boolean isShort = position.lots < 0;
            if (position.close(closing, closingValue, closingFee)) {
                trades.add(position.closedTrade(isShort, priceTicks, bar, time, why));
            }
        }
        if (opening > 0) {
            long signed = signedLots > 0 ? opening : -opening;
            position.open(signed, priceTicks, value - closingValue, fee - closingFee, bar, time, why);
        }
    }

    /** What falls to some of the lots; most fills open or close only, and divide nothing. */
    private static long part(long amount, long lots, long all) {
        return lots == all ? amount : lots == 0 ? 0 : Exact.multiplyDivide(amount, lots, all);
    }

    private long feeLots(long count, boolean maker) {
        long rate = maker ? makerRate[tier] : takerRate[tier];
        return rate <= 0 ? 0 : Math.max(1, Exact.share(count, rate));
    }

    /** Whether equity still carries the gross exposure after opening so many lots more. */
    private boolean affordable(Line line, long signedLots, long opening, long priceTicks, long fee) {
        long before = line.position.lots;
        long after = before + signedLots;
        if (signedLots < 0 && after < 0 && !settings.allowShort()) {
            return false;
        }
        if (settings.maxPositionLots() > 0 && Math.abs(after) > settings.maxPositionLots()) {
            return false;
        }
        if (settings.leverage() == 1 && after > 0 && lines.length == 1) {
            long value = line.notional.of(priceTicks, opening);
            long closedShort = Math.max(0, -before);
            long cover = closedShort == 0 ? 0 : line.notional.of(priceTicks, closedShort);
            return cash - cover - fee >= value;
        }
        line.lastTicks = priceTicks;
        double held = exposure() - Math.abs(line.value());
        double gross = held + Math.abs(line.notional.of(priceTicks, after));
        double carried = (double) (equity() - fee) * settings.leverage();
        return gross <= carried + Math.abs(carried) * ROUNDING;
    }

    /** Takes funding or interest from cash; negative amounts are income. */
    void charge(long units) {
        cash = Math.subtractExact(cash, units);
        totalFinancing = Math.addExact(totalFinancing, units);
    }

    long value(int symbol, long priceTicks, long lots) {
        return lines[symbol].notional.of(priceTicks, lots);
    }

    /** Lots of one entry by the sizing rule at the last price. */
    long entryLots(int symbol) {
        SymbolSpec spec = lines[symbol].spec;
        long price = lines[symbol].lastTicks;
        if (price <= 0) {
            return 0;
        }
        double value =
                switch (settings.sizing()) {
                    case Sizing.FixedQuantity fixed -> Double.NaN;
                    case Sizing.FixedNotional fixed -> fixed.notional().doubleValue();
                    // What the fee takes cannot be spent: without this an entry with all equity could never be
                    // afforded.
                    case Sizing.EquityFraction share ->
                        money.value(equity()) * share.fraction() / (1 + (double) takerRate[tier] / Exact.BILLION);
                };
        long lots = settings.sizing() instanceof Sizing.FixedQuantity fixed
                ? spec.lots(fixed.quantity())
                : (long) Math.floor(value / (spec.priceValue(price) * spec.quantityValue(1)));
        return lots < spec.minLots() ? 0 : Math.min(lots, spec.maxLots());
    }
}
