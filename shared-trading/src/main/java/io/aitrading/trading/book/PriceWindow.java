package io.aitrading.trading.book;

/**
 * Which of 65,536 neighbouring prices are in use, as a bitmap of three storeys: the next used price above or below another is found
 * in at most a handful of word operations, however far away it is.
 */
final class PriceWindow {
    static final int SIZE = 1 << 16;
    static final int NONE = -1;

    private static final int WORDS = SIZE >>> 6;

    private final long[] prices = new long[WORDS];
    private final long[] words = new long[WORDS >>> 6];
    private long summary;

    void set(int offset) {
        prices[offset >>> 6] |= 1L << offset;
        words[offset >>> 12] |= 1L << (offset >>> 6);
        summary |= 1L << (offset >>> 12);
    }

    void clear(int offset) {
        long left = prices[offset >>> 6] & ~(1L << offset);
        prices[offset >>> 6] = left;
        if (left == 0) {
            left = words[offset >>> 12] & ~(1L << (offset >>> 6));
            words[offset >>> 12] = left;
            if (left == 0) {
                summary &= ~(1L << (offset >>> 12));
            }
        }
    }

    /** The first used offset above this one (which may be -1), or {@link #NONE}. */
    int above(int offset) {
        int from = offset + 1;
        if (from >= SIZE) {
            return NONE;
        }
        int word = from >>> 6;
        long bits = prices[word] & (-1L << from);
        if (bits != 0) {
            return (word << 6) + Long.numberOfTrailingZeros(bits);
        }
        word = nextWord(word + 1);
        return word == NONE ? NONE : (word << 6) + Long.numberOfTrailingZeros(prices[word]);
    }

    private int nextWord(int from) {
        int block = from >>> 6;
        if (block < words.length) {
            long bits = words[block] & (-1L << from);
            if (bits != 0) {
                return (block << 6) + Long.numberOfTrailingZeros(bits);
            }
            long blocks = block == Long.SIZE - 1 ? 0 : summary & (-1L << (block + 1));
            if (blocks != 0) {
                block = Long.numberOfTrailingZeros(blocks);
                return (block << 6) + Long.numberOfTrailingZeros(words[block]);
            }
        }
        return NONE;
    }

    /** The first used offset below this one (which may be {@link #SIZE}), or {@link #NONE}. */
    int below(int offset) {
        int from = offset - 1;
        if (from < 0) {
            return NONE;
        }
        int word = from >>> 6;
        long bits = prices[word] & (-1L >>> (63 - (from & 63)));
        if (bits != 0) {
            return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
        }
        word = previousWord(word - 1);
        return word == NONE ? NONE : (word << 6) + 63 - Long.numberOfLeadingZeros(prices[word]);
    }

    private int previousWord(int from) {
        if (from < 0) {
            return NONE;
        }
        int block = from >>> 6;
        long bits = words[block] & (-1L >>> (63 - (from & 63)));
        if (bits != 0) {
            return (block << 6) + 63 - Long.numberOfLeadingZeros(bits);
        }
        long blocks = block == 0 ? 0 : summary & (-1L >>> (64 - block));
        if (blocks == 0) {
            return NONE;
        }
        block = 63 - Long.numberOfLeadingZeros(blocks);
        return (block << 6) + 63 - Long.numberOfLeadingZeros(words[block]);
    }
}
