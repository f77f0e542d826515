package io.aitrading.paper.shape;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The order book: its levels, its best prices, and what changed in it. */
public final class BookShapes {
    private BookShapes() {}

    /** The best levels of each side, as REST answers and partial depth streams tell them. */
    public static Fields levels(BookView book, int limit) {
        return new Fields()
                .with("lastUpdateId", book.updateId())
                .with("bids", side(book.bids(), limit))
                .with("asks", side(book.asks(), limit));
    }

    public static Fields best(BookView book) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("bidPrice", Grid.price(book.bestBid()))
                .with("bidQty", Grid.quantity(book.bestBidLots()))
                .with("askPrice", Grid.price(book.bestAsk()))
                .with("askQty", Grid.quantity(book.bestAskLots()));
    }

    public static Fields bestEvent(BookView book) {
        return new Fields()
                .with("u", book.updateId())
                .with("s", Grid.SYMBOL)
                .with("b", Grid.price(book.bestBid()))
                .with("B", Grid.quantity(book.bestBidLots()))
                .with("a", Grid.price(book.bestAsk()))
                .with("A", Grid.quantity(book.bestAskLots()));
    }

    /** What turns the book as it was last told into the book as it is. */
    public static Fields changes(BookView before, BookView after, long now) {
        return Events.of("depthUpdate", now)
                .with("U", before.updateId() + 1)
                .with("u", after.updateId())
                .with("b", changed(before.bids(), after.bids()))
                .with("a", changed(before.asks(), after.asks()));
    }

    private static List<Object> side(long[] levels, int limit) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, levels.length / 2); i++) {
            pairs.add(level(levels[2 * i], levels[2 * i + 1]));
        }
        return pairs;
    }

    private static List<Object> changed(long[] before, long[] after) {
        TreeMap<Long, Long> gone = new TreeMap<>();
        for (int i = 0; i < before.length; i += 2) {
            gone.put(before[i], before[i + 1]);
        }
        TreeMap<Long, Long> changes = new TreeMap<>();
        for (int i = 0; i < after.length; i += 2) {
            Long lots = gone.remove(after[i]);
            if (lots == null || lots != after[i + 1]) {
                changes.put(after[i], after[i + 1]);
            }
        }
        gone.keySet().forEach(price -> changes.put(price, 0L));
        List<Object> levels = new ArrayList<>();
        changes.forEach((price, lots) -> levels.add(level(price, lots)));
        return levels;
    }

    private static List<Object> level(long ticks, long lots) {
        return List.of(Grid.price(ticks), Grid.quantity(lots));
    }
}
