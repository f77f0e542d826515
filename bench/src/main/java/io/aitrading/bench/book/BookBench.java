package io.aitrading.bench.book;

import io.aitrading.bench.Duel;
import io.aitrading.bench.Table;
import io.aitrading.trading.book.MatchingGolden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Cost of a command in our book and in exchange-core's direct book. */
public final class BookBench {
    private static final int MIX_COMMANDS = 2_000_000;
    private static final double MOST_RATIO = 0.7;
    private static final double MOST_BYTES = 16;

    private BookBench() {}

    /** @param messages the public benchmark's stream, if it is at hand */
    public static void run(Table table, Optional<Path> messages) {
        messages.filter(Files::exists)
                .ifPresentOrElse(
                        file -> compare(table, "oracle stream", Commands.ofMessages(MatchingGolden.read(file))),
                        () -> table.note("oracle stream: not measured, the reference data are not here"));
        compare(table, "mix 9/3/6/82, 1,000 resting", MixGenerator.generate(1_000, MIX_COMMANDS));
        compare(table, "mix 9/3/6/82, 100,000 resting", MixGenerator.generate(100_000, MIX_COMMANDS));
    }

    private static void compare(Table table, String name, Commands commands) {
        Duel.Outcome outcome =
                new Duel(3, 5).run(() -> new OurBook(commands)::run, () -> new ExchangeCoreBook(commands)::run);
        long ours = Duel.bestNanos(outcome.ours());
        long peer = Duel.bestNanos(outcome.peer());
        OurBook counted = new OurBook(commands);
        counted.run();
        double bytes = (double) outcome.ours().getLast().allocatedBytes() / commands.timed();
        table.row(
                "book: " + name,
                "%.1f ns".formatted((double) ours / commands.timed()),
                "%.1f ns (exchange-core)".formatted((double) peer / commands.timed()),
                "%.2f (median %.2f)".formatted(outcome.ratio(), outcome.medianRatio()),
                "<= 0.70",
                outcome.ratio() <= MOST_RATIO,
                "%,d commands, %,d trades the same".formatted(commands.timed(), counted.trades()));
        table.row(
                "book, memory: " + name,
                "%.2f bytes".formatted(bytes),
                "",
                "",
                "<= 16",
                bytes <= MOST_BYTES,
                "allocated a command");
    }
}
