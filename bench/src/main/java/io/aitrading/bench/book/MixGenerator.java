package io.aitrading.bench.book;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.BookListener;
import io.aitrading.trading.book.CancelReason;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LadderMatchingBook;
import io.aitrading.trading.book.MatchingBook;
import java.util.Arrays;
import java.util.HashMap;
import java.util.SplittableRandom;

/**
 * Makes the mix of 9 % resting orders, 3 % immediate-or-cancel, 6 % cancels and 82 % moves, around a wandering mid price, with a
 * number of resting orders that stays about the same. Prices lie the closer together the nearer they are to the mid.
 */
final class MixGenerator {
    private final SplittableRandom random = new SplittableRandom(2_013);
    private final LiveIds live = new LiveIds();
    private final MatchingBook book = new LadderMatchingBook(live);
    private final int resting;
    private final long width;
    private long mid = 1_000_000;
    private long nextId = 1;

    private MixGenerator(int resting) {
        this.resting = resting;
        this.width = 400 + resting / 10L;
    }

    static Commands generate(int resting, int count) {
        MixGenerator generator = new MixGenerator(resting);
        Commands commands = new Commands(resting + count, resting);
        for (int i = 0; i < resting; i++) {
            generator.rest(commands);
        }
        for (int i = 0; i < count; i++) {
            generator.next(commands);
        }
        return commands;
    }

    private void next(Commands commands) {
        mid += random.nextInt(64) == 0 ? random.nextInt(3) - 1 : 0;
        int percent = random.nextInt(100);
        if (percent < 9) {
            rest(commands);
        } else if (percent < 12) {
            boolean buy = random.nextBoolean();
            // Takes a little more when the book is fuller than it should be, so that its size stays.
            long quantity = live.count > resting ? 100L : 20L;
            long limit = buy ? mid + 50 : mid - 50;
            commands.add(Commands.IMMEDIATE, buy, nextId, limit, quantity);
            book.place(nextId++, side(buy), Handling.IMMEDIATE_OR_CANCEL, limit, quantity);
        } else if (percent < 18) {
            long id = live.draw(random);
            commands.add(Commands.CANCEL, live.buy(id), id, 0, 0);
            book.cancel(id);
        } else {
            long id = live.draw(random);
            boolean buy = live.buy(id);
            long price = price(buy);
            commands.add(Commands.MOVE, buy, id, price, 0);
            book.move(id, price);
        }
    }

    private void rest(Commands commands) {
        boolean buy = random.nextBoolean();
        long price = price(buy);
        long quantity = random.nextLong(1, 41);
        commands.add(Commands.NEW, buy, nextId, price, quantity);
        live.adding(nextId, buy);
        book.place(nextId++, side(buy), Handling.REST, price, quantity);
        live.settle(book);
    }

    private long price(boolean buy) {
        double place = random.nextDouble();
        long distance = 1 + (long) (width * place * place * place);
        return buy ? mid - distance : mid + distance;
    }

    private static Side side(boolean buy) {
        return buy ? Side.BUY : Side.SELL;
    }

    /** Which orders rest, so that cancels and moves hit one that does. */
    private static final class LiveIds implements BookListener {
        private long[] ids = new long[1 << 20];
        private final HashMap<Long, Integer> places = new HashMap<>();
        private final HashMap<Long, Boolean> buys = new HashMap<>();
        private int count;
        private long added;

        void adding(long id, boolean buy) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
            }
            added = id;
            buys.put(id, buy);
            places.put(id, count);
            ids[count++] = id;
        }

        void settle(MatchingBook book) {
            if (!book.contains(added)) {
                remove(added);
            }
        }

        long draw(SplittableRandom random) {
            return count == 0 ? 0 : ids[random.nextInt(count)];
        }

        boolean buy(long id) {
            return buys.getOrDefault(id, true);
        }

        private void remove(long id) {
            Integer place = places.remove(id);
            if (place != null) {
                buys.remove(id);
                long moved = ids[--count];
                if (moved != id) {
                    ids[place] = moved;
                    places.put(moved, place);
                }
            }
        }

        @Override
        public void traded(
                long makerId,
                long takerId,
                Side takerSide,
                long priceTicks,
                long quantityLots,
                long makerRemainingLots,
                long takerRemainingLots) {
            if (makerRemainingLots == 0) {
                remove(makerId);
            }
            if (takerRemainingLots == 0) {
                remove(takerId);
            }
        }

        @Override
        public void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {
            remove(orderId);
        }
    }
}
