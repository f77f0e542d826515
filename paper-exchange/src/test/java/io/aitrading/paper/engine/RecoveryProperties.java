package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.trading.book.SelfTradePrevention;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A venue that loses its memory again and again does what one does that never loses it. */
class RecoveryProperties {
    private static final int STEPS_BETWEEN_LOSSES = 5;

    private static HikariDataSource steadyDatabase;
    private static HikariDataSource forgetfulDatabase;
    private static int losses;
    private static int lossesThatAgeCannotMend;

    @BeforeContainer
    static void open() {
        steadyDatabase = VenueWorld.database();
        forgetfulDatabase = VenueWorld.database();
    }

    @AfterContainer
    static void close() {
        steadyDatabase.close();
        forgetfulDatabase.close();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void losingMemoryChangesNothing(@ForAll("steps") List<TraderStep> steps) {
        VenueWorld steady = VenueWorld.openIn(steadyDatabase);
        VenueWorld forgetful = VenueWorld.openIn(forgetfulDatabase);
        for (int i = 0; i < steps.size(); i++) {
            TraderStep step = steps.get(i);
            boolean accepted = steady.run(step.in(steady));
            assertThat(forgetful.run(step.in(forgetful)))
                    .as("step %d: %s", i, step)
                    .isEqualTo(accepted);
            if (i % STEPS_BETWEEN_LOSSES == 0) {
                forgetful.loseMemory();
            }
            assertThat(forgetful.venue().market().stateHash())
                    .as("book after step %d: %s", i, step)
                    .isEqualTo(steady.venue().market().stateHash());
        }
        assertThat(forgetful.journal()).isEqualTo(steady.journal());
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void everyQueueComesBackInItsOrder(@ForAll("queueSteps") List<QueueStep> steps) {
        VenueWorld world = VenueWorld.openIn(steadyDatabase);
        long bid = world.venue().market().best(Side.BUY) + 5;
        for (int i = 0; i < steps.size(); i++) {
            QueueStep step = steps.get(i);
            world.run(step.in(world, bid));
            long before = world.venue().market().stateHash();
            losses++;
            lossesThatAgeCannotMend += world.queuesStandOutOfAge() ? 1 : 0;

            world.loseMemory();

            assertThat(world.venue().market().stateHash())
                    .as("book after step %d: %s", i, step)
                    .isEqualTo(before);
        }
    }

    /** Were every queue in the order of its orders' numbers, anything that sorts by number would pass. */
    @AfterContainer
    static void queuesWereOutOfAge() {
        assertThat(lossesThatAgeCannotMend).as("of %d losses", losses).isGreaterThan(losses / 20);
    }

    @Example
    void anIcebergThatWentBackInItsQueueStaysBehindTheOthers() {
        VenueWorld world = VenueWorld.openIn(steadyDatabase);
        long price = world.venue().market().best(Side.BUY) + 1;
        assertThat(world.run(core -> core.place(1, limit(Side.BUY, price, 9_000, 1_000))))
                .isTrue();
        assertThat(world.run(core -> core.place(2, limit(Side.BUY, price, 5_000, 0))))
                .isTrue();
        // One slice of the iceberg and a part of the order behind it.
        assertThat(world.run(core -> core.place(2, limit(Side.SELL, price, 1_000, 0))))
                .isTrue();
        long before = world.venue().market().stateHash();

        world.loseMemory();

        assertThat(world.venue().market().stateHash()).isEqualTo(before);
        world.run(core -> assertThat(
                        core.place(1, limit(Side.SELL, price, 5_000, 0)).order().filledLots())
                .isEqualTo(5_000));
        assertThat(world.openOrders(2)).as("the plain order had come first").isEmpty();
        assertThat(world.openOrders(1)).hasSize(1);
    }

    private static NewOrder limit(Side side, long price, long lots, long iceberg) {
        return new NewOrder(
                side,
                OrderKind.LIMIT,
                TimeInForce.GTC,
                lots,
                0,
                price,
                0,
                0,
                iceberg,
                null,
                SelfTradePrevention.NONE,
                null,
                null);
    }

    @Provide
    Arbitrary<List<TraderStep>> steps() {
        return TraderStep.sequences(80);
    }

    @Provide
    Arbitrary<List<QueueStep>> queueSteps() {
        return QueueStep.sequences();
    }
}
