package io.aitrading.domain.id;

import java.util.UUID;

/** Ids that more than one service must know before the first user exists. */
public final class WellKnownIds {
    /** The user that {@code scripts/fleet up} creates at first start; owns the demo account. */
    public static final UUID OPERATOR_USER = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /** The paper account that the shipped demo strategies trade on. */
    public static final UUID DEMO_ACCOUNT = UUID.fromString("00000000-0000-7000-8000-0000000000a1");

    private WellKnownIds() {}
}
