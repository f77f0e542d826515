package io.aitrading.hub.registry;

/** What a member of the platform is. */
public enum MemberKind {
    /** One of our own services; answers {@code /health} in the platform's shape. */
    APPLICATION,
    /** A database, cache or broker; its state is what the services that use it report. */
    STORE,
    /** Monitoring or the edge; asked by plain HTTP where it is expected. */
    AUXILIARY
}
