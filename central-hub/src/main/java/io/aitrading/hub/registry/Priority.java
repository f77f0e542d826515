package io.aitrading.hub.registry;

/** How much depends on a member; an alert about it is as severe. */
public enum Priority {
    /** The platform does not work without it. */
    P0,
    /** Trading does not work without it. */
    P1,
    P2,
    P3
}
