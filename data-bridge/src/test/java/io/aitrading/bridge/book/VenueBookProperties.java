package io.aitrading.bridge.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.bridge.Trades;
import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.BookSnapshot.Level;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VenueBookProperties {
    private final VenueBook book = new VenueBook(Trades.SYMBOL);

    @Property(tries = 200)
    void aBookRebuiltFromAnySnapshotAndTheDifferencesIsTheVenuesOwn(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps, @ForAll @IntRange(max = 60) int at) {
        VenueBook rebuilt = new VenueBook(Trades.SYMBOL);
        Random random = new Random(seed);
        VenueSide venue = new VenueSide(random);
        int snapshotAt = Math.min(at, steps);
        VenueSide.Snapshot snapshot = venue.snapshot();
        for (int step = 0; step < steps; step++) {
            rebuilt.update(venue.step(), Trades.START);
            if (step + 1 == snapshotAt) {
                snapshot = venue.snapshot();
            }
        }
        boolean synced = rebuilt.snapshot(snapshot.id(), snapshot.bids(), snapshot.asks(), Trades.START);

        assertThat(synced).isTrue();
        assertThat(rebuilt.top(1_000)).hasValueSatisfying(top -> {
            assertThat(top.bids()).isEqualTo(venue.snapshot().bids());
            assertThat(top.asks()).isEqualTo(venue.snapshot().asks());
        });
    }

    @Example
    void aBreakInTheChainAsksForANewSnapshot() {
        book.snapshot(10, levels("799", "1"), levels("801", "1"), Trades.START);
        book.update(new DepthUpdate(9, 12, levels("799", "2"), List.of()), Trades.START);
        assertThat(book.isSynced()).isTrue();

        book.update(new DepthUpdate(14, 15, levels("799", "3"), List.of()), Trades.START);
        assertThat(book.isSynced()).isFalse();
        assertThat(book.resyncs()).isEqualTo(1);
        assertThat(book.top(5)).isEmpty();

        assertThat(book.snapshot(12, levels("799", "2"), levels("801", "1"), Trades.START))
                .as("older than the difference that waits")
                .isFalse();
        assertThat(book.snapshot(14, levels("799", "2"), levels("801", "1"), Trades.START))
                .isTrue();
        assertThat(book.top(5).map(BookSnapshot::bids)).contains(levels("799", "3"));
    }

    @Example
    void bidsThatReachTheAsksAreNoBook() {
        book.snapshot(10, levels("799", "1"), levels("801", "1"), Trades.START);
        book.update(new DepthUpdate(11, 11, levels("802", "1"), List.of()), Trades.START);

        assertThat(book.isSynced()).isFalse();
    }

    private static List<Level> levels(String price, String quantity) {
        return List.of(new Level(Price.of(price), Quantity.of(quantity)));
    }

    /** A venue that changes its book at random and numbers each change. */
    private static final class VenueSide {
        private final Random random;
        private final NavigableMap<Price, Quantity> bids = new TreeMap<>(Comparator.reverseOrder());
        private final NavigableMap<Price, Quantity> asks = new TreeMap<>();
        private long id = 100;

        VenueSide(Random random) {
            this.random = random;
        }

        DepthUpdate step() {
            long first = id + 1;
            List<Level> changedBids = new ArrayList<>();
            List<Level> changedAsks = new ArrayList<>();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                boolean bid = random.nextBoolean();
                Price price = Price.of(Integer.toString(bid ? 700 + random.nextInt(100) : 801 + random.nextInt(100)));
                Quantity quantity = Quantity.of(Integer.toString(random.nextInt(4)));
                NavigableMap<Price, Quantity> side = bid ? bids : asks;
                if (quantity.isZero()) {
                    side.remove(price);
                } else {
                    side.put(price, quantity);
                }
                (bid ? changedBids : changedAsks).add(new Level(price, quantity));
            }
            id += changes;
            return new DepthUpdate(first, id, changedBids, changedAsks);
        }

        Snapshot snapshot() {
            return new Snapshot(id, levels(bids), levels(asks));
        }

        private static List<Level> levels(NavigableMap<Price, Quantity> side) {
            return side.entrySet().stream()
                    .map(entry -> new Level(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private record Snapshot(long id, List<Level> bids, List<Level> asks) {}
    }
}
