package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.util.SplittableRandom;

/**
 * A reproducible stream of commands of every kind, valid and not. Each stretch of commands has its own shape: a dense book, a thin one
 * spread over a huge range, a drifting price, or a price that jumps, so that every part of a book's structures is worked.
 */
final class RandomCommands {
    private static final int STRETCH = 2_000;
    private static final int RECENT = 4_096;
    private static final Side[] SIDES = Side.values();
    private static final Handling[] HANDLINGS = Handling.values();
    private static final SelfTradePrevention[] PREVENTIONS = SelfTradePrevention.values();

    private final SplittableRandom random;
    private final long[] recent = new long[RECENT];
    private long nextId = 1;
    private long issued;
    private long centre = 1_000_000;
    private long width = 100;
    private long drift;

    RandomCommands(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Draws the next command; the same one can then be given to any number of books. */
    Command next() {
        if (issued++ % STRETCH == 0) {
            newShape();
        }
        centre += drift;
        int kind = random.nextInt(100);
        long id = kind < 52 ? fresh() : recent[random.nextInt(RECENT)];
        long quantity = random.nextInt(50) == 0 ? random.nextInt(3) - 1 : 1 + random.nextInt(100);
        return new Command(
                kind,
                id,
                random.nextInt(4),
                SIDES[random.nextInt(2)],
                HANDLINGS[random.nextInt(HANDLINGS.length)],
                PREVENTIONS[random.nextInt(PREVENTIONS.length)],
                price(),
                quantity,
                random.nextInt(4) == 0 ? Math.max(0, quantity) / 3 : 0,
                nextId);
    }

    private void newShape() {
        drift = 0;
        switch (random.nextInt(6)) {
            case 0 -> width = 20;
            case 1 -> width = 300;
            case 2 -> width = 1L << 40;
            case 3 -> {
                width = 50;
                drift = random.nextInt(200) - 100;
            }
            case 4 -> {
                width = 100;
                centre = random.nextLong(-(1L << 50), 1L << 50);
            }
            default -> width = 100_000;
        }
    }

    private long fresh() {
        long id = random.nextInt(200) == 0 ? recent[random.nextInt(RECENT)] : nextId++;
        recent[random.nextInt(RECENT)] = id;
        return id;
    }

    private long price() {
        return random.nextInt(2_000) == 0 ? random.nextLong() : centre + random.nextLong(-width, width + 1);
    }

    /** One command with all the numbers that any kind of it could need. */
    record Command(
            int kind,
            long id,
            long account,
            Side side,
            Handling handling,
            SelfTradePrevention prevention,
            long price,
            long quantity,
            long display,
            long newId) {
        void giveTo(MatchingBook book) {
            if (kind < 44) {
                book.place(id, account, side, handling, price, quantity, display, prevention);
            } else if (kind < 48) {
                book.place(id, side, Handling.REST, price, quantity);
            } else if (kind < 50) {
                book.placeMarket(id, account, side, quantity, MatchingBook.UNLIMITED, prevention);
            } else if (kind < 52) {
                long budget = Math.abs(price % 1_000_000_007L) * Math.max(0, quantity);
                book.placeMarket(id, account, side, MatchingBook.UNLIMITED, budget, prevention);
            } else if (kind < 74) {
                book.cancel(id);
            } else if (kind < 78) {
                book.move(id, price);
            } else if (kind < 86) {
                book.modify(id, price, quantity);
            } else if (kind < 95) {
                book.amend(id, price, quantity);
            } else if (kind < 97) {
                book.amend(id, book.contains(id) ? priceOf(book) : price, Math.max(1, book.remaining(id) - 3));
            } else {
                book.replace(id, newId + 1_000_000_000_000L + id, price, quantity);
            }
        }

        private long priceOf(MatchingBook book) {
            return book.lotsAhead(id) == 0 && book.bestBid() != MatchingBook.NO_PRICE ? book.bestBid() : price;
        }
    }
}
