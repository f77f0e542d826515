package io.aitrading.trading.book;

/**
 * An ordered set of prices of any magnitude: a 64-ary bitmap trie whose words live in a hash table. A price costs one or two words
 * wherever it lies; neighbours are found by climbing to the first storey that has one, and descending.
 */
final class SparsePriceSet {
    /** Six bits a storey; prices of 61 bits and their sign need eleven. */
    private static final int STOREYS = 11;

    /** Makes prices non-negative, so that their order is that of their bits. */
    private static final long BIAS = 1L << 61;

    private final LongTable[] storeys = new LongTable[STOREYS];
    private int size;

    SparsePriceSet() {
        for (int i = 0; i < STOREYS; i++) {
            storeys[i] = new LongTable();
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long price) {
        long key = price + BIAS;
        for (int storey = 0; storey < STOREYS; storey++) {
            long word = storeys[storey].get(key >>> 6);
            storeys[storey].put(key >>> 6, word | 1L << key);
            if (word != 0) {
                break;
            }
            key >>>= 6;
        }
        size++;
    }

    void remove(long price) {
        long key = price + BIAS;
        for (int storey = 0; storey < STOREYS; storey++) {
            long left = storeys[storey].get(key >>> 6) & ~(1L << key);
            storeys[storey].put(key >>> 6, left);
            if (left != 0) {
                break;
            }
            key >>>= 6;
        }
        size--;
    }

    long lowest() {
        return isEmpty() ? MatchingBook.NO_PRICE : above(-BIAS);
    }

    long highest() {
        return isEmpty() ? MatchingBook.NO_PRICE : below(BIAS);
    }

    /** The lowest member above a price, or {@link MatchingBook#NO_PRICE}. */
    long above(long price) {
        long key = price + BIAS;
        for (int storey = 0; storey < STOREYS; storey++) {
            int bit = (int) (key & 63);
            long word = storeys[storey].get(key >>> 6);
            long higher = bit == 63 ? 0 : word & (-1L << (bit + 1));
            if (higher != 0) {
                return descendLow(storey, (key & ~63) + Long.numberOfTrailingZeros(higher));
            }
            key >>>= 6;
        }
        return MatchingBook.NO_PRICE;
    }

    /** The highest member below a price, or {@link MatchingBook#NO_PRICE}. */
    long below(long price) {
        long key = price + BIAS;
        for (int storey = 0; storey < STOREYS; storey++) {
            long word = storeys[storey].get(key >>> 6);
            long lower = word & ((1L << key) - 1);
            if (lower != 0) {
                return descendHigh(storey, (key & ~63) + 63 - Long.numberOfLeadingZeros(lower));
            }
            key >>>= 6;
        }
        return MatchingBook.NO_PRICE;
    }

    private long descendLow(int from, long start) {
        long key = start;
        for (int storey = from - 1; storey >= 0; storey--) {
            key = (key << 6) + Long.numberOfTrailingZeros(storeys[storey].get(key));
        }
        return key - BIAS;
    }

    private long descendHigh(int from, long start) {
        long key = start;
        for (int storey = from - 1; storey >= 0; storey--) {
            key = (key << 6) + 63 - Long.numberOfLeadingZeros(storeys[storey].get(key));
        }
        return key - BIAS;
    }
}
