package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.auth.ApiKey;
import org.jspecify.annotations.Nullable;

/** One request that passed its checks: what was asked, and by whom if it had to be known. */
public record Call(Params params, @Nullable ApiKey key) {
    public long account() {
        if (key == null) {
            throw VenueError.BAD_KEY_FORMAT.exception();
        }
        return key.account();
    }
}
