package io.aitrading.domain.id;

import java.util.UUID;

/** Where new ids come from. Injected, so that tests and replays decide them. */
@FunctionalInterface
public interface Ids {
    /** A new UUID of version 7: its first 48 bits are the time, so ids sort by creation. */
    UUID next();
}
