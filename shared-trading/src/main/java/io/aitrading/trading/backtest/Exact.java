package io.aitrading.trading.backtest;

import java.math.BigInteger;

/** Whole-number arithmetic that rounds by name and never wraps. */
final class Exact {
    static final long BILLION = 1_000_000_000L;

    private Exact() {}

    /** a x b / c, rounded half away from zero; c must be positive. */
    static long multiplyDivide(long a, long b, long c) {
        long high = Math.multiplyHigh(a, b);
        long product = a * b;
        if ((high == 0 && product >= 0) || (high == -1 && product < 0)) {
            return divide(product, c);
        }
        BigInteger[] parts =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(BigInteger.valueOf(c));
        boolean up = parts[1].abs().shiftLeft(1).compareTo(BigInteger.valueOf(c)) >= 0;
        return parts[0].add(BigInteger.valueOf(up ? parts[1].signum() : 0)).longValueExact();
    }

    /** a / c, rounded half away from zero; c must be positive. */
    static long divide(long a, long c) {
        long quotient = a / c;
        long rest = Math.abs(a % c);
        return rest >= c - rest ? quotient + Long.signum(a) : quotient;
    }

    /** A share in parts per billion of an amount, rounded half away from zero. */
    static long share(long amount, long partsPerBillion) {
        long whole = amount / BILLION;
        long rest = amount % BILLION;
        return Math.addExact(Math.multiplyExact(whole, partsPerBillion), divide(rest * partsPerBillion, BILLION));
    }
}
