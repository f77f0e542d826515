package io.aitrading.paper.engine;

/** One asset of one account in units of 1e-8; neither part is ever negative. */
final class Balance {
    private final String asset;
    private long free;
    private long locked;

    Balance(String asset) {
        this.asset = asset;
    }

    String asset() {
        return asset;
    }

    long free() {
        return free;
    }

    long locked() {
        return locked;
    }

    void restore(long freeUnits, long lockedUnits) {
        set(freeUnits, lockedUnits);
    }

    void credit(long units) {
        set(Math.addExact(free, units), locked);
    }

    void lock(long units) {
        set(Math.subtractExact(free, units), Math.addExact(locked, units));
    }

    void unlock(long units) {
        lock(-units);
    }

    void payLocked(long units) {
        set(free, Math.subtractExact(locked, units));
    }

    private void set(long newFree, long newLocked) {
        if (newFree < 0 || newLocked < 0) {
            throw new IllegalStateException("balance of " + asset + " would become " + newFree + "/" + newLocked);
        }
        free = newFree;
        locked = newLocked;
    }
}
