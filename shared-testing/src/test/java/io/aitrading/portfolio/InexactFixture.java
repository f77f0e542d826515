package io.aitrading.portfolio;

/** Money in a double, in a package where that is forbidden. */
public final class InexactFixture {
    final double amount;

    public InexactFixture(double amount) {
        this.amount = amount;
    }
}
