package io.aitrading.trading.book;

/** Order-sensitive 64-bit hash of a sequence of numbers, for comparing states; not for security. */
public final class StateHash {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private long value = SEED;

    /** Adds the next number. */
    public void add(long number) {
        value = mix(value ^ mix(number + SEED));
    }

    public long value() {
        return value;
    }

    /** Spreads every input bit over the word (finaliser of the SplitMix64 generator). */
    public static long mix(long number) {
        long mixed = number;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
