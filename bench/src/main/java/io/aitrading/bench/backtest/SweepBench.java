package io.aitrading.bench.backtest;

import io.aitrading.bench.CpuMeter;
import io.aitrading.bench.Duel;
import io.aitrading.bench.Table;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BarSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A sweep in a process of its own, so that its memory can be told: a thousand points over a hundred thousand bars. */
public final class SweepBench {
    private static final int BARS = 100_000;
    private static final int POINTS = 1_000;
    private static final int CHECKED_EVERY = 50;
    private static final double LEAST_MILLIONS = 10;
    private static final long MOST_MEBIBYTES = 1_024;
    private static final double FLAT = 1.1;

    private SweepBench() {}

    static void run(Table table) {
        List<String> answers = child();
        double millions = Double.parseDouble(answers.get(0));
        long mebibytes = Long.parseLong(answers.get(1));
        long trades = Long.parseLong(answers.get(2));
        table.row(
                "sweep: 1,000 points x 100,000 bars",
                "%.1f M/s".formatted(millions),
                "",
                "",
                ">= 10 M/s",
                millions >= LEAST_MILLIONS,
                "%,d trades; every 50th point like a plain loop".formatted(trades));
        table.row(
                "sweep: memory of the process",
                mebibytes + " MiB",
                "",
                "",
                "<= 1024 MiB",
                mebibytes > 0 && mebibytes <= MOST_MEBIBYTES,
                "largest resident set");
        long few = Long.parseLong(answers.get(3));
        long many = Long.parseLong(answers.get(4));
        table.row(
                "memory flat in the number of bars",
                "%,d bytes".formatted(many),
                "%,d bytes".formatted(few),
                "%.2f".formatted((double) many / few),
                "<= " + FLAT,
                many <= FLAT * few,
                "a run without its equity curve over 1,000,000 and over 100,000 bars, the data apart");
    }

    /** Runs {@link #main} in another JVM with less than the allowed memory. */
    private static List<String> child() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SweepBench.class.getName());
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            List<String> lines = process.inputReader().lines().toList();
            if (process.waitFor() != 0 || lines.size() != 5) {
                throw new IllegalStateException("the sweep ended early and said " + lines);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("the sweep could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public static void main(String[] arguments) {
        BarSeries bars = Walks.of(BARS, 7);
        for (int point = 0; point < POINTS; point += CHECKED_EVERY) {
            if (CrossBench.checksum(point(bars, point)) != PlainCross.checksum(bars, fast(point), slow(point), 1)) {
                throw new IllegalStateException("point " + point + " comes to another result than the plain loop");
            }
        }
        List<CpuMeter.Sample> runs = new Duel(1, 5).alone(() -> () -> sweep(bars));
        System.out.println(Duel.millions((long) BARS * POINTS, runs));
        System.out.println(ProcessMemory.largestMebibytes());
        System.out.println(runs.getLast().checksum());
        System.out.println(allocatedByOneTrade(bars));
        System.out.println(allocatedByOneTrade(Walks.of(10 * BARS, 7)));
    }

    private static long sweep(BarSeries bars) {
        long trades = 0;
        for (int point = 0; point < POINTS; point++) {
            trades += point(bars, point).trades().size();
        }
        return trades;
    }

    private static BacktestResult point(BarSeries bars, int point) {
        return CrossBench.backtest(bars, fast(point), slow(point), "0.001");
    }

    private static int fast(int point) {
        return 2 + point % 25;
    }

    private static int slow(int point) {
        return 40 + point / 25;
    }

    /** A run that hardly trades, so that what it takes is what the loop takes. */
    private static long allocatedByOneTrade(BarSeries bars) {
        CpuMeter.measure(() -> CrossBench.hold(bars));
        return CpuMeter.measure(() -> CrossBench.hold(bars)).allocatedBytes();
    }
}
