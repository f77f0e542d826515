package io.aitrading.hub.poll;

/** How a member is, as the hub sees it. */
public enum MemberStatus {
    UP,
    DEGRADED,
    STARTING,
    DOWN,
    /** It should be there and does not answer. */
    UNREACHABLE,
    /** It is not part of this shape of the platform. */
    NOT_DEPLOYED,
    /** The hub has not asked yet, or nobody who would know was asked. */
    UNKNOWN;

    /** Whether somebody must look at it when it stays so. */
    public boolean isBad() {
        return this == DOWN || this == UNREACHABLE;
    }
}
