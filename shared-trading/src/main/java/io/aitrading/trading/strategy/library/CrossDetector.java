package io.aitrading.trading.strategy.library;

/** Finds a crossing: the sign differs from the last sign that was not zero. Equality alone is no crossing. */
final class CrossDetector {
    private int lastSign;

    /** +1 when it crossed above, -1 below, 0 when it did not cross. */
    int next(int sign) {
        if (sign == 0) {
            return 0;
        }
        int before = lastSign;
        lastSign = sign;
        return before != 0 && before != sign ? sign : 0;
    }

    int lastSign() {
        return lastSign;
    }

    void restore(int sign) {
        lastSign = sign;
    }
}
