package io.aitrading.paper.stream;

import io.aitrading.paper.api.Params;
import io.aitrading.paper.auth.ApiKey;
import org.jspecify.annotations.Nullable;

/** One request while it is answered. Belongs to the thread that answers it. */
final class ApiCall {
    private final ApiSession session;
    private final ApiMessage message;
    private final Params params;
    private @Nullable ApiKey placedWith;

    ApiCall(ApiSession session, ApiMessage message) {
        this.session = session;
        this.message = message;
        this.params = message.asParams();
    }

    ApiSession session() {
        return session;
    }

    ApiMessage message() {
        return message;
    }

    Params params() {
        return params;
    }

    /** Who placed orders with this call: their limits are shown with the answer. */
    @Nullable
    ApiKey placedWith() {
        return placedWith;
    }

    void places(ApiKey key) {
        placedWith = key;
    }
}
