package io.aitrading.trading.host;

/** How large one entry is. */
@FunctionalInterface
public interface EntrySize {
    /** Lots of one entry as things stand, 0 when the capital does not carry a lot. */
    long lots(HostContext context);
}
