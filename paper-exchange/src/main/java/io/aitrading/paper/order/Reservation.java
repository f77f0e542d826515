package io.aitrading.paper.order;

/** Funds locked for one order, or shared by the two of a list. Owned by the engine's thread. */
public final class Reservation {
    private final String asset;
    private long units;

    public Reservation(String asset, long units) {
        this.asset = asset;
        this.units = units;
    }

    public String asset() {
        return asset;
    }

    public long units() {
        return units;
    }

    public void change(long delta) {
        long changed = Math.addExact(units, delta);
        if (changed < 0) {
            throw new IllegalStateException("reservation of " + units + " " + asset + " cannot give " + -delta);
        }
        units = changed;
    }
}
