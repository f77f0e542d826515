package io.aitrading.trading.order;

import static io.aitrading.domain.OrderStatus.ACCEPTED;
import static io.aitrading.domain.OrderStatus.CANCELED;
import static io.aitrading.domain.OrderStatus.FILLED;
import static io.aitrading.domain.OrderStatus.PARTIALLY_FILLED;
import static io.aitrading.domain.OrderStatus.PENDING_CANCEL;
import static io.aitrading.domain.OrderStatus.REJECTED;
import static io.aitrading.domain.OrderStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStateMachineTest {

    private static final Quantity TEN = Quantity.of("10");

    private OrderProgress order = OrderProgress.pending(TEN);

    @Test
    void anAcceptedOrderFillsInPartsAndEndsFilled() {
        apply(new OrderSignal.Accepted(Quantity.ZERO)).isStatus(ACCEPTED);
        apply(filled("4")).isStatus(PARTIALLY_FILLED);
        apply(filled("6")).isStatus(FILLED);
        assertThat(order.outstanding()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aFillBeforeTheAcknowledgementCountsAndTheLateAcknowledgementChangesNothing() {
        apply(filled("4")).isStatus(PARTIALLY_FILLED);
        assertThat(OrderStateMachine.apply(order, new OrderSignal.Accepted(Quantity.ZERO)))
                .isInstanceOf(OrderStep.Unchanged.class);
    }

    @Test
    void aFillAfterTheCancelIsBookedAndTheOrderStaysCancelled() {
        apply(new OrderSignal.Accepted(Quantity.ZERO));
        apply(new OrderSignal.Canceled(Quantity.of("3"))).isStatus(CANCELED);
        assertThat(order.missing()).isEqualTo(Quantity.of("3"));
        assertThat(order.outstanding()).as("still to be paid for").isEqualTo(Quantity.of("3"));
        apply(filled("3")).isStatus(CANCELED);
        assertThat(order.filled()).isEqualTo(Quantity.of("3"));
        assertThat(order.outstanding()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void theFillThatWinsTheRaceAgainstACancelEndsTheOrderFilled() {
        apply(new OrderSignal.Accepted(Quantity.ZERO));
        apply(new OrderSignal.CancelRequested()).isStatus(PENDING_CANCEL);
        apply(filled("10")).isStatus(FILLED);
        assertThat(OrderStateMachine.apply(order, new OrderSignal.CancelRefused(TEN)))
                .isInstanceOf(OrderStep.Unchanged.class);
    }

    @Test
    void aRefusedCancelPutsTheOrderBackToWork() {
        apply(filled("1"));
        apply(new OrderSignal.CancelRequested()).isStatus(PENDING_CANCEL);
        apply(new OrderSignal.CancelRefused(Quantity.of("1"))).isStatus(PARTIALLY_FILLED);
    }

    @Test
    void unknownEndsByEvidenceOfTheVenueOnly() {
        apply(new OrderSignal.AnswerLost()).isStatus(UNKNOWN);
        assertThat(OrderStateMachine.apply(order, new OrderSignal.AnswerLost()))
                .isInstanceOf(OrderStep.Unchanged.class);
        assertThat(OrderStateMachine.apply(order, new OrderSignal.CancelRequested())
                        .progress()
                        .status())
                .isEqualTo(UNKNOWN);
        apply(new OrderSignal.Accepted(Quantity.of("2"))).isStatus(ACCEPTED);
        assertThat(order.missing()).isEqualTo(Quantity.of("2"));
    }

    @Test
    void onlyAnUnknownOrderCanTurnOutNeverToHaveReachedTheVenue() {
        assertThat(OrderStateMachine.apply(order, new OrderSignal.NeverReachedVenue()))
                .isInstanceOf(OrderStep.Illegal.class);
        apply(new OrderSignal.AnswerLost());
        apply(new OrderSignal.NeverReachedVenue()).isStatus(REJECTED);
        assertThat(OrderStateMachine.apply(order, new OrderSignal.Accepted(Quantity.ZERO)))
                .isInstanceOf(OrderStep.Illegal.class);
        assertThat(OrderStateMachine.apply(order, filled("1"))).isInstanceOf(OrderStep.Illegal.class);
    }

    @Test
    void aLostAnswerMeansNothingOnceTheStreamHasSpoken() {
        apply(new OrderSignal.Accepted(Quantity.ZERO));
        assertThat(OrderStateMachine.apply(order, new OrderSignal.AnswerLost()))
                .isInstanceOf(OrderStep.Unchanged.class);
    }

    @Test
    void moreFillsThanOrderedAreRefused() {
        apply(filled("9"));
        assertThat(OrderStateMachine.apply(order, filled("2"))).isInstanceOf(OrderStep.Illegal.class);
        assertThat(OrderStateMachine.apply(order, new OrderSignal.Accepted(Quantity.of("11"))))
                .isInstanceOf(OrderStep.Illegal.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderStatus.class,
            names = {"FILLED", "CANCELED", "REJECTED", "EXPIRED"})
    void noSignalLeadsOutOfATerminalStatus(OrderStatus terminal) {
        Quantity filled = terminal == FILLED ? TEN : Quantity.ZERO;
        OrderProgress there = new OrderProgress(terminal, TEN, filled, filled);
        for (OrderSignal signal : everyKind()) {
            assertThat(OrderStateMachine.apply(there, signal).progress().status())
                    .as("%s then %s", terminal, signal)
                    .isEqualTo(terminal);
        }
    }

    private static List<OrderSignal> everyKind() {
        Quantity one = Quantity.of("1");
        return List.of(
                new OrderSignal.Accepted(one),
                new OrderSignal.Refused(),
                new OrderSignal.Filled(one),
                new OrderSignal.CancelRequested(),
                new OrderSignal.CancelRefused(one),
                new OrderSignal.Canceled(one),
                new OrderSignal.Expired(one),
                new OrderSignal.AnswerLost(),
                new OrderSignal.NeverReachedVenue());
    }

    private static OrderSignal filled(String quantity) {
        return new OrderSignal.Filled(Quantity.of(quantity));
    }

    private Check apply(OrderSignal signal) {
        OrderStep step = OrderStateMachine.apply(order, signal);
        assertThat(step).isInstanceOf(OrderStep.Moved.class);
        order = step.progress();
        return status -> assertThat(order.status()).isEqualTo(status);
    }

    private interface Check {
        void isStatus(OrderStatus status);
    }
}
