package io.aitrading.trading.analytics;

/**
 * SplitMix64 (Guy Steele, Doug Lea, Christine Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014): the
 * same seed gives the same numbers on every machine and with every version of Java, which the JDK does not promise of all
 * of its own methods.
 */
public final class SplitMix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    public SplitMix(long seed) {
        state = seed;
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Evenly from 0 (inclusive) to {@code bound} (exclusive). */
    public long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound must be above 0, not " + bound);
        }
        // The incomplete last stretch of the range is drawn again, so that no value is more likely than another.
        long limit = Long.divideUnsigned(-1L, bound) * bound;
        long drawn = nextLong();
        while (Long.compareUnsigned(drawn, limit) >= 0) {
            drawn = nextLong();
        }
        return Long.remainderUnsigned(drawn, bound);
    }

    /** Evenly from 0 (inclusive) to 1 (exclusive). */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }
}
