package io.aitrading.bench.depth;

import io.aitrading.bench.CpuMeter;
import io.aitrading.bench.Duel;
import io.aitrading.bench.Table;
import io.aitrading.trading.book.L2Book;
import io.aitrading.trading.depth.DepthEvents;
import io.aitrading.trading.depth.DepthReplay;
import io.aitrading.trading.depth.FixedLatency;
import io.aitrading.trading.depth.ProbabilisticQueue;
import io.aitrading.trading.depth.QueueModel;
import io.aitrading.trading.depth.RiskAverseQueue;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Depth events a second. */
public final class DepthBench {
    private static final int EVENTS = 2_000_000;
    private static final long LATENCY_NANOS = 10_000_000;

    private DepthBench() {}

    public static void run(Table table) {
        DepthEvents events = FeedGenerator.generate(EVENTS);
        row(table, "depth replay, bare", 12, "", () -> () -> DepthReplay.bare(events, new L2Book()));
        quoting(table, "depth replay, quoting, risk-averse", events, new RiskAverseQueue());
        quoting(table, "depth replay, quoting, probabilistic", events, new ProbabilisticQueue(2));
    }

    private static void quoting(Table table, String name, DepthEvents events, QueueModel queue) {
        DepthReplay.Result result = replay(events, queue).run();
        String remark = "%,d orders sent, %,d fills".formatted(result.ordersSent(), result.fills());
        row(table, name, 8, remark, () -> () -> replay(events, queue).run().fillHash());
    }

    private static DepthReplay replay(DepthEvents events, QueueModel queue) {
        return new DepthReplay(events, queue, new FixedLatency(LATENCY_NANOS, LATENCY_NANOS), new QuoteBothSides());
    }

    private static void row(Table table, String name, int target, String remark, Supplier<LongSupplier> work) {
        List<CpuMeter.Sample> runs = new Duel(3, 5).alone(work);
        double millions = EVENTS * 1_000.0 / Duel.bestNanos(runs);
        table.row(name, "%.1f M/s".formatted(millions), "", "", ">= " + target + " M/s", millions >= target, remark);
    }
}
