package io.aitrading.bench.book;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.BookListener;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LadderMatchingBook;
import io.aitrading.trading.book.MatchingBook;

/** Feeds commands to our book. */
final class OurBook implements BookListener {
    private final Trades trades = new Trades();
    private final MatchingBook book = new LadderMatchingBook(this);
    private final Commands commands;

    OurBook(Commands commands) {
        this.commands = commands;
        run(0, commands.start);
    }

    /** The timed part. */
    long run() {
        run(commands.start, commands.length());
        return trades.checksum();
    }

    long trades() {
        return trades.count();
    }

    private void run(int from, int to) {
        for (int i = from; i < to; i++) {
            long id = commands.id[i];
            switch (commands.kind[i]) {
                case Commands.NEW -> place(i, id, Handling.REST);
                case Commands.IMMEDIATE -> place(i, id, Handling.IMMEDIATE_OR_CANCEL);
                case Commands.CANCEL -> book.cancel(id);
                case Commands.MODIFY -> book.modify(id, commands.price[i], commands.quantity[i]);
                default -> book.move(id, commands.price[i]);
            }
        }
    }

    private void place(int i, long id, Handling handling) {
        book.place(id, commands.buy[i] ? Side.BUY : Side.SELL, handling, commands.price[i], commands.quantity[i]);
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
        trades.add(makerId, takerId, priceTicks, quantityLots);
    }
}
