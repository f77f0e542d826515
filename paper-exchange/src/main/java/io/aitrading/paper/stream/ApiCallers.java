package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.api.Operation;
import io.aitrading.paper.api.Params;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.auth.ApiKeys;
import io.aitrading.paper.auth.RequestTime;
import io.aitrading.paper.auth.Signatures;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who makes a request: by its own signature, or by the session that it is made in. */
@Component
final class ApiCallers {
    private final ApiKeys keys;
    private final RequestTime requestTime;

    ApiCallers(ApiKeys keys, RequestTime requestTime) {
        this.keys = keys;
        this.requestTime = requestTime;
    }

    @Nullable
    ApiKey caller(ApiCall call, Operation.Access access) {
        return switch (access) {
            case PUBLIC -> null;
            case KEY -> call.params().has("apiKey") ? keys.require(call.params().text("apiKey")) : loggedOn(call);
            case SIGNED, LENIENT -> authenticated(call);
        };
    }

    /** A session that logged on need not sign; a signature in the request counts for that request alone. */
    private ApiKey authenticated(ApiCall call) {
        if (call.params().has("signature") || call.session().key() == null) {
            return signer(call);
        }
        requestTime.check(call.params());
        return loggedOn(call);
    }

    ApiKey signer(ApiCall call) {
        Params params = call.params();
        ApiKey key = keys.require(params.optional("apiKey"));
        String signature = params.text("signature");
        requestTime.check(params);
        if (!Signatures.matches(key, call.message().signedText().getBytes(StandardCharsets.UTF_8), signature)) {
            throw VenueError.INVALID_SIGNATURE.exception();
        }
        return key;
    }

    ApiKey loggedOn(ApiCall call) {
        ApiKey key = call.session().key();
        if (key == null) {
            throw VenueError.NOT_LOGGED_ON.exception();
        }
        return key;
    }
}
