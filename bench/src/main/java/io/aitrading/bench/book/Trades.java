package io.aitrading.bench.book;

/** Folds trades into one number, the same way for both books: the gate that a timing must pass. */
final class Trades {
    private long checksum = 1;
    private long count;

    void add(long makerId, long takerId, long price, long quantity) {
        count++;
        checksum = checksum * 31 + (makerId ^ Long.rotateLeft(takerId, 17) ^ Long.rotateLeft(price, 31) ^ quantity);
    }

    long count() {
        return count;
    }

    long checksum() {
        return checksum;
    }
}
