package io.aitrading.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Ours and a peer, in turn, on the same work. Each run gets a fresh contestant, made outside the timing; garbage is collected before
 * it. The best of the rounds is taken for either: what disturbs a run only ever makes it slower.
 */
public final class Duel {
    private final int warmups;
    private final int rounds;
    private final Function<LongSupplier, CpuMeter.Sample> meter;

    public Duel(int warmups, int rounds) {
        this(warmups, rounds, CpuMeter::measure);
    }

    private Duel(int warmups, int rounds, Function<LongSupplier, CpuMeter.Sample> meter) {
        this.warmups = warmups;
        this.rounds = rounds;
        this.meter = meter;
    }

    /** A duel in the CPU time of the whole process, whose clock ticks in hundredths of a second: a run should take many. */
    public static Duel ofProcess(int warmups, int rounds) {
        return new Duel(warmups, rounds, CpuMeter::measureProcess);
    }

    public Outcome run(Supplier<LongSupplier> ours, Supplier<LongSupplier> peer) {
        List<CpuMeter.Sample> ourRuns = new ArrayList<>();
        List<CpuMeter.Sample> peerRuns = new ArrayList<>();
        for (int round = 0; round < warmups + rounds; round++) {
            CpuMeter.Sample our = once(ours);
            CpuMeter.Sample their = once(peer);
            if (our.checksum() != their.checksum()) {
                throw new IllegalStateException(
                        "the results differ, so no timing counts: " + our.checksum() + ", " + their.checksum());
            }
            if (round >= warmups) {
                ourRuns.add(our);
                peerRuns.add(their);
            }
        }
        return new Outcome(ourRuns, peerRuns);
    }

    /** Ours alone, where no peer does the same thing. */
    public List<CpuMeter.Sample> alone(Supplier<LongSupplier> ours) {
        List<CpuMeter.Sample> runs = new ArrayList<>();
        for (int round = 0; round < warmups + rounds; round++) {
            CpuMeter.Sample sample = once(ours);
            if (round >= warmups) {
                runs.add(sample);
            }
        }
        return runs;
    }

    private CpuMeter.Sample once(Supplier<LongSupplier> contestant) {
        LongSupplier work = contestant.get();
        System.gc();
        return meter.apply(work);
    }

    /** CPU time of the fastest run. */
    public static long bestNanos(List<CpuMeter.Sample> runs) {
        return runs.stream().mapToLong(CpuMeter.Sample::cpuNanos).min().orElseThrow();
    }

    /** Million units of work a CPU second in the fastest run. */
    public static double millions(long units, List<CpuMeter.Sample> runs) {
        return units * 1_000.0 / bestNanos(runs);
    }

    public static String millionsPerSecond(long units, List<CpuMeter.Sample> runs) {
        return "%.1f M/s".formatted(millions(units, runs));
    }

    /** What all rounds gave. */
    public record Outcome(List<CpuMeter.Sample> ours, List<CpuMeter.Sample> peer) {
        /** Cost of ours as a share of the peer's: below 1 is cheaper. */
        public double ratio() {
            return (double) bestNanos(ours) / bestNanos(peer);
        }

        /** Median over the rounds of the ratio within a round: what the best cannot flatter. */
        public double medianRatio() {
            double[] ratios = new double[ours.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = (double) ours.get(i).cpuNanos() / peer.get(i).cpuNanos();
            }
            Arrays.sort(ratios);
            return ratios[ratios.length / 2];
        }
    }
}
