package io.aitrading.paper.order;

/**
 * Where an order stands in the queue of its price: all that decides, beside its lots, when it trades.
 *
 * @param rank lower ones come first; an iceberg gets a new one with each slice that it shows
 * @param shownLots what the book shows of it now
 */
public record QueuePlace(long rank, long shownLots) {
    /** Of an order that does not rest in the book. */
    public static final QueuePlace NONE = new QueuePlace(0, 0);
}
