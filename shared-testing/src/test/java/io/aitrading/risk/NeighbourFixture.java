package io.aitrading.risk;

import io.aitrading.portfolio.InexactFixture;

/** A service that uses another service's class. */
public final class NeighbourFixture {
    private NeighbourFixture() {}

    public static InexactFixture borrow() {
        return new InexactFixture(1);
    }
}
