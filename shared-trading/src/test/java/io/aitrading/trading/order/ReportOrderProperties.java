package io.aitrading.trading.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One truthful venue, a network that shuffles and repeats: the end is the same. */
class ReportOrderProperties {

    /** A report as it travels; fills carry the trade id by which the receiver drops repeats. */
    private record Report(OrderSignal signal, int tradeId) {}

    @Property(tries = 2000)
    void shuffledAndRepeatedReportsEndInTheSameState(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 6) int fills, @ForAll @IntRange(max = 2) int ending) {
        Random random = new Random(seed);
        Quantity ordered = quantity(20);
        List<Report> history = history(random, ordered, fills, ending);
        OrderProgress expected = replay(ordered, history);

        List<Report> travelled = new ArrayList<>(history);
        for (Report report : history) {
            if (random.nextInt(3) == 0) {
                travelled.add(report);
            }
        }
        if (random.nextBoolean()) {
            travelled.add(new Report(new OrderSignal.AnswerLost(), 0));
        }
        Collections.shuffle(travelled, random);

        assertThat(replay(ordered, travelled))
                .as("seed %d: %s", seed, travelled)
                .isEqualTo(expected);
    }

    @Property(tries = 2000)
    void anySignalsAtAllKeepTheLaws(@ForAll long seed) {
        Random random = new Random(seed);
        OrderProgress order = OrderProgress.pending(quantity(10));
        for (int i = 0; i < 40; i++) {
            OrderProgress before = order;
            OrderStep step = OrderStateMachine.apply(order, anySignal(random));
            order = step.progress();
            assertThat(order.filled()).isBetween(before.filled(), order.ordered());
            assertThat(order.reported()).isGreaterThanOrEqualTo(order.filled());
            assertThat(order.outstanding()).isLessThanOrEqualTo(order.ordered());
            if (before.status().isTerminal()) {
                assertThat(order.status()).isEqualTo(before.status());
            }
            if (order.status() == OrderStatus.FILLED) {
                assertThat(order.filled()).isEqualTo(order.ordered());
            }
            if (!(step instanceof OrderStep.Moved)) {
                assertThat(order).isEqualTo(before);
            }
        }
    }

    /** What a venue says in its own order: acknowledgement, fills, and an end that agrees with them. */
    private static List<Report> history(Random random, Quantity ordered, int fills, int ending) {
        List<Report> history = new ArrayList<>();
        history.add(new Report(new OrderSignal.Accepted(Quantity.ZERO), 0));
        int left = 20;
        for (int trade = 1; trade <= fills && left > 1; trade++) {
            int part = 1 + random.nextInt(left - 1);
            left -= part;
            history.add(new Report(new OrderSignal.Filled(quantity(part)), trade));
        }
        Quantity executed = quantity(20 - left);
        switch (ending) {
            case 0 -> history.add(new Report(new OrderSignal.Filled(quantity(left)), 99));
            case 1 -> history.add(new Report(new OrderSignal.Canceled(executed), 0));
            default -> history.add(new Report(new OrderSignal.Expired(executed), 0));
        }
        return history;
    }

    private static OrderProgress replay(Quantity ordered, List<Report> reports) {
        Set<Integer> booked = new HashSet<>();
        OrderProgress order = OrderProgress.pending(ordered);
        for (Report report : reports) {
            if (report.tradeId() != 0 && !booked.add(report.tradeId())) {
                continue;
            }
            OrderStep step = OrderStateMachine.apply(order, report.signal());
            assertThat(step).as("%s on %s", report, order).isNotInstanceOf(OrderStep.Illegal.class);
            order = step.progress();
        }
        return order;
    }

    private static OrderSignal anySignal(Random random) {
        Quantity quantity = quantity(random.nextInt(12));
        return switch (random.nextInt(9)) {
            case 0 -> new OrderSignal.Accepted(quantity);
            case 1 -> new OrderSignal.Refused();
            case 2, 3 -> new OrderSignal.Filled(quantity);
            case 4 -> new OrderSignal.CancelRequested();
            case 5 -> new OrderSignal.CancelRefused(quantity);
            case 6 -> new OrderSignal.Canceled(quantity);
            case 7 -> new OrderSignal.AnswerLost();
            default -> new OrderSignal.NeverReachedVenue();
        };
    }

    private static Quantity quantity(long whole) {
        return new Quantity(BigDecimal.valueOf(whole));
    }
}
