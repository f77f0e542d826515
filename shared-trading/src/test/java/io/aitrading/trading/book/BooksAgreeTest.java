package io.aitrading.trading.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The fast book does exactly what the obvious one does. {@code -Dkernel.commands=10000000} for the long run. */
class BooksAgreeTest {
    private static final long SEED = 20_131_125;
    private static final int HASH_EVERY = 1_024;

    @Test
    void bothBooksTellTheSameEventsAndReachTheSameStates() {
        long commands = Long.getLong("kernel.commands", 300_000);
        long events = compare(SEED, commands);

        assertThat(events).isGreaterThan(commands);
        System.out.printf(
                "seed %d: %,d random commands, %,d events, identical in both books%n", SEED, commands, events);
    }

    @Property(tries = 50)
    void bothBooksAgreeWhateverTheSeed(@ForAll long seed) {
        compare(seed, 1_000);
    }

    @Property(tries = 50)
    void aRestoredBookIsInTheSameStateAndGoesOnAlike(@ForAll long seed, @ForAll boolean naive) {
        EventHash events = new EventHash();
        MatchingBook.Factory factory = naive ? NaiveMatchingBook::new : LadderMatchingBook::new;
        MatchingBook book = factory.create(events);
        RandomCommands random = new RandomCommands(seed);
        for (int i = 0; i < 500; i++) {
            random.next().giveTo(book);
        }
        EventHash later = new EventHash();
        MatchingBook restored = factory.create(later);
        for (Side side : Side.values()) {
            book.orders(
                    side,
                    (id, account, price, visible, hidden, display, postOnly, prevention) ->
                            restored.restore(side, id, account, price, visible, hidden, display, postOnly, prevention));
        }
        assertThat(later.events()).isZero();
        assertThat(restored.stateHash()).isEqualTo(book.stateHash());
        for (int i = 0; i < 500; i++) {
            RandomCommands.Command command = random.next();
            command.giveTo(book);
            command.giveTo(restored);
            assertThat(restored.stateHash())
                    .as("seed %d, command %d: %s", seed, i, command)
                    .isEqualTo(book.stateHash());
        }
    }

    private static long compare(long seed, long commands) {
        EventHash naiveEvents = new EventHash();
        EventHash fastEvents = new EventHash();
        MatchingBook naive = new NaiveMatchingBook(naiveEvents);
        MatchingBook fast = new LadderMatchingBook(fastEvents);
        RandomCommands random = new RandomCommands(seed);
        for (long i = 0; i < commands; i++) {
            RandomCommands.Command command = random.next();
            command.giveTo(naive);
            command.giveTo(fast);
            boolean same = naiveEvents.value() == fastEvents.value()
                    && naive.bestBid() == fast.bestBid()
                    && naive.bestAsk() == fast.bestAsk()
                    && naive.quantityAt(Side.BUY, command.price()) == fast.quantityAt(Side.BUY, command.price())
                    && naive.lotsAhead(command.id()) == fast.lotsAhead(command.id())
                    && naive.orderCount() == fast.orderCount()
                    && (i % HASH_EVERY != 0 || naive.stateHash() == fast.stateHash());
            assertThat(same).as("seed %d, command %d: %s", seed, i, command).isTrue();
        }
        assertThat(fast.stateHash()).isEqualTo(naive.stateHash());
        return fastEvents.events();
    }
}
