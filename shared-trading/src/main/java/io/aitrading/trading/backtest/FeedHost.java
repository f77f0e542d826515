package io.aitrading.trading.backtest;

import io.aitrading.domain.MarketTrade;
import io.aitrading.trading.host.EntrySize;
import io.aitrading.trading.host.HostContext;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.OrderFloodException;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** A strategy in a simulation: run on the caller's thread, its equity written down at each bar's close. */
final class FeedHost extends HostedStrategy {
    private final Strategy strategy;
    private final FeedSettings settings;
    private final FeedLedger ledger;
    private final boolean impliesTop;
    private BigDecimal peak;
    private boolean stopped;
    private boolean closeDue;

    /** @param impliesTop whether the feed has no book of its own */
    FeedHost(
            SymbolSpec symbol,
            FeedSettings settings,
            Strategy strategy,
            FeedLedger ledger,
            EntrySize size,
            boolean impliesTop) {
        super(symbol, settings.intervalMillis(), settings.capital(), size, settings.limits());
        this.impliesTop = impliesTop;
        this.peak = settings.capital();
        this.strategy = strategy;
        this.settings = settings;
        this.ledger = ledger;
        installed(strategy);
    }

    /** Begins the run, as a live one begins: after a trade, or before the first. */
    void start(MarketTrade last, boolean isTrade) throws StrategyFailure {
        HostContext context = context();
        context.at(last.time().toEpochMilli());
        call(own -> own.onStart(context));
        if (isTrade) {
            context.priced(symbol().ticks(last.price().value()));
        }
        beginTrade();
    }

    @Override
    public void call(Consumer<Strategy> callback) throws StrategyFailure {
        try {
            callback.accept(strategy);
        } catch (RunStopped e) {
            throw e;
        } catch (OrderFloodException e) {
            throw new StrategyFailure("ORDER_FLOOD: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new StrategyFailure("EXCEPTION: " + e, e);
        }
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    protected ProtectionRules protection() {
        return settings.protection();
    }

    @Override
    protected boolean impliesTop() {
        return impliesTop;
    }

    @Override
    protected void barEnded() {
        BigDecimal equity = position().equity(symbol().price(bars().closeTicks(0)));
        ledger.barClosed(bars().openTimeMillis(0), equity);
        if (settings.maxDrawdown() > 0) {
            peak = peak.max(equity);
            BigDecimal least = peak.multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(settings.maxDrawdown())));
            stopped |= equity.compareTo(least) <= 0;
            closeDue = stopped;
        }
    }

    /** Whether equity has fallen too far: nothing but the end of what is held is traded any more. */
    boolean stopped() {
        return stopped;
    }

    /** Whether to end what is held now; true once a bar. */
    boolean takeCloseDue() {
        boolean due = closeDue;
        closeDue = false;
        return due;
    }
}
