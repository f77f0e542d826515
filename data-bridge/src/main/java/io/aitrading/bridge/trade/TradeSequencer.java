package io.aitrading.bridge.trade;

import io.aitrading.domain.MarketTrade;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes one gapless sequence of what arrives twice, late, early or not at all. Live trades ahead of the next one wait here,
 * while the hole before them is filled from the venue's history. Not thread-safe: its owner holds a lock.
 */
public final class TradeSequencer {
    private final String symbol;
    private final PriceGuard guard;
    private final GapLog gaps;
    private final InstantSource clock;
    private final int maxWaiting;
    private final Consumer<MarketTrade> sink;
    private final NavigableMap<Long, ReceivedTrade> waiting = new TreeMap<>();
    private OptionalLong next = OptionalLong.empty();
    private long duplicates;

    /**
     * @param maxWaiting live trades kept while a hole is filled; beyond it they are let go, since the history has them too
     * @param sink gets every trade once, in order
     */
    public TradeSequencer(
            String symbol,
            PriceGuard guard,
            GapLog gaps,
            InstantSource clock,
            int maxWaiting,
            Consumer<MarketTrade> sink) {
        this.symbol = symbol;
        this.guard = guard;
        this.gaps = gaps;
        this.clock = clock;
        this.maxWaiting = maxWaiting;
        this.sink = sink;
    }

    /** The id that the next trade handed on should have; empty until the first one is known. */
    public OptionalLong next() {
        return next;
    }

    /** Whether trades wait behind a hole that the history must fill. */
    public boolean hasHole() {
        return !waiting.isEmpty();
    }

    public long duplicates() {
        return duplicates;
    }

    /** Takes what the live stream brought. */
    public void live(ReceivedTrade trade) {
        if (next.isPresent() && trade.tradeId() == next.getAsLong()) {
            handOn(trade);
            drain();
        } else if (next.isPresent() && trade.tradeId() < next.getAsLong()) {
            duplicates++;
        } else {
            waiting.put(trade.tradeId(), trade);
            if (waiting.size() > maxWaiting) {
                waiting.pollLastEntry();
            }
        }
    }

    /**
     * Takes a page of the venue's history that was asked for from {@link #next()} on, oldest first. History is the truth: what
     * is missing in it is lost.
     */
    public void history(List<ReceivedTrade> page) {
        for (ReceivedTrade trade : page) {
            if (next.isPresent() && trade.tradeId() < next.getAsLong()) {
                duplicates++;
                continue;
            }
            if (next.isPresent() && trade.tradeId() > next.getAsLong()) {
                lost(next.getAsLong(), trade.tradeId() - 1);
            }
            handOn(trade);
        }
        drain();
    }

    /** Nothing came before and the history is empty: the first trade that waits is the beginning. */
    public void beginWithWaiting() {
        if (next.isEmpty() && !waiting.isEmpty()) {
            next = OptionalLong.of(waiting.firstKey());
            drain();
        }
    }

    /** The history does not have what lies before the trades that wait: it is lost, and they go on. */
    public void giveUpHole() {
        if (next.isPresent() && !waiting.isEmpty()) {
            lost(next.getAsLong(), waiting.firstKey() - 1);
            next = OptionalLong.of(waiting.firstKey());
            drain();
        }
    }

    /** The venue began to count anew below what was seen: everything known is worth nothing. */
    public void restart(long newestAtVenue) {
        if (next.isPresent()) {
            gaps.add(new Gap(
                    symbol,
                    Gap.Kind.LOST,
                    newestAtVenue + 1,
                    next.getAsLong() - 1,
                    clock.instant(),
                    "the venue was reset: its newest trade is " + newestAtVenue));
        }
        next = OptionalLong.empty();
        waiting.clear();
    }

    private void drain() {
        while (next.isPresent() && !waiting.isEmpty() && waiting.firstKey() <= next.getAsLong()) {
            ReceivedTrade first = waiting.pollFirstEntry().getValue();
            if (first.tradeId() == next.getAsLong()) {
                handOn(first);
            } else {
                duplicates++;
            }
        }
    }

    private void handOn(ReceivedTrade received) {
        next = OptionalLong.of(received.tradeId() + 1);
        switch (received) {
            case ReceivedTrade.Illegible unreadable -> quarantine(unreadable.tradeId(), unreadable.defect());
            case ReceivedTrade.Legible readable -> {
                Optional<String> defect = guard.defect(readable.trade());
                if (defect.isPresent()) {
                    quarantine(readable.tradeId(), defect.get());
                } else {
                    sink.accept(readable.trade());
                }
            }
        }
    }

    private void quarantine(long tradeId, String defect) {
        gaps.add(new Gap(symbol, Gap.Kind.QUARANTINED, tradeId, tradeId, clock.instant(), defect));
    }

    private void lost(long fromId, long toId) {
        gaps.add(new Gap(symbol, Gap.Kind.LOST, fromId, toId, clock.instant(), "not in the venue's history"));
    }
}
