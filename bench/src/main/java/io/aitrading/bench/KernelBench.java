package io.aitrading.bench;

import io.aitrading.bench.backtest.BacktestBench;
import io.aitrading.bench.book.BookBench;
import io.aitrading.bench.depth.DepthBench;
import io.aitrading.bench.pipeline.PipelineBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures the kernel: {@code KernelBench [book] [pipeline] [depth] [backtest]}, all parts without arguments. CPU time of one thread, ours and the peer in
 * turn, five rounds after warm-up; targets are printed beside, and a miss is said, but no build fails of it.
 */
public final class KernelBench {
    private static final String STREAM = "shared/data/matching/normal_seed23.bin.gz";

    private KernelBench() {}

    public static void main(String[] args) {
        List<String> parts = Arrays.asList(args);
        System.out.println(
                "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                        + " processors; CPU time, best of 5 alternating rounds (median of the rounds' ratios beside it)");
        Table table = new Table();
        if (wanted(parts, "book")) {
            BookBench.run(table, beside(STREAM));
        }
        if (wanted(parts, "pipeline")) {
            PipelineBench.run(table);
        }
        if (wanted(parts, "depth")) {
            DepthBench.run(table);
        }
        if (wanted(parts, "backtest")) {
            BacktestBench.run(table);
        }
        table.summary();
    }

    private static boolean wanted(List<String> parts, String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** A file of the reference data that lie beside the checkout. */
    private static Optional<Path> beside(String relative) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(relative))) {
                return Optional.of(folder.resolve(relative));
            }
        }
        return Optional.empty();
    }
}
