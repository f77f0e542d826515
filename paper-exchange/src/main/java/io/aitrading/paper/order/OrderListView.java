package io.aitrading.paper.order;

import java.util.List;
import java.util.stream.Stream;

/**
 * Orders that belong together, at one moment.
 *
 * @param legs in the order of their numbers; a working order comes before those that wait for it
 */
public record OrderListView(
        long listId,
        long account,
        Kind kind,
        String clientListId,
        List<Leg> legs,
        boolean executing,
        long createdAt,
        long time) {

    /** Which order of the list decides what becomes of the others. */
    public enum Kind {
        /** One order cancels the other. */
        OCO,
        /** A working order, once filled, places another. */
        OTO,
        /** A working order, once filled, places two of which one cancels the other. */
        OTOCO;

        /** The API has no name of its own for the third kind. */
        public String contingency() {
            return this == OCO ? "OCO" : "OTO";
        }
    }

    /** An order of the list by its names. */
    public record Leg(long orderId, String clientOrderId) {}

    /** Whether this order places others once it is filled. */
    public boolean isWorking(long orderId) {
        return kind != Kind.OCO && legs.getFirst().orderId() == orderId;
    }

    /** Orders that wait for the working one, or once did. */
    public List<Leg> pending() {
        return kind == Kind.OCO ? List.of() : legs.subList(1, legs.size());
    }

    /** The other orders of the one-cancels-the-other pair that this order belongs to: one or none. */
    public Stream<Leg> partners(long orderId) {
        List<Leg> pair = kind == Kind.OCO ? legs : pending();
        boolean inPair = pair.stream().anyMatch(leg -> leg.orderId() == orderId);
        return inPair ? pair.stream().filter(leg -> leg.orderId() != orderId) : Stream.empty();
    }

    public OrderListView done(long now) {
        return new OrderListView(listId, account, kind, clientListId, legs, false, createdAt, now);
    }

    public OrderListView renamed(long orderId, String clientOrderId, long now) {
        List<Leg> renamed = legs.stream()
                .map(leg -> leg.orderId() == orderId ? new Leg(orderId, clientOrderId) : leg)
                .toList();
        return new OrderListView(listId, account, kind, clientListId, renamed, executing, createdAt, now);
    }
}
