package io.aitrading.data;

import io.aitrading.domain.id.ContentId;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.CommonError;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to requests that create something. With an {@code Idempotency-Key} a request that comes again creates nothing more and has
 * the same answer; the same key with another request is refused.
 */
public final class Creations {
    public static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final JsonMapper json;

    Creations(Idempotency idempotency, Transactions transactions, JsonMapper json) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Where the request came from and what it answers.
     *
     * @param folder path of what is created, without its id
     * @param idField where the answer says the id
     */
    public record Creation(Caller caller, @Nullable String key, HttpStatus status, String folder, String idField) {}

    /** Runs the work, once for each key. */
    public ResponseEntity<String> answer(Creation creation, Object request, Supplier<Object> work) {
        String key = creation.key();
        if (key == null) {
            return answer(creation, json.writeValueAsString(work.get()), false);
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiException.invalid(KEY, "SIZE", "must have 1 to " + LONGEST_KEY + " characters");
        }
        String scope = creation.folder() + ":" + creation.caller().userId();
        String fingerprint = ContentId.sha256(json.writeValueAsString(request));
        try {
            Idempotency.Outcome outcome = transactions.inTransaction(() -> idempotency.execute(
                    key,
                    scope,
                    fingerprint,
                    () -> new StoredAnswer(creation.status().value(), json.writeValueAsString(work.get()))));
            return answer(creation, outcome.answer().body(), outcome.replayed());
        } catch (IdempotencyKeyReusedException e) {
            throw new ApiException(
                    CommonError.IDEMPOTENCY_KEY_REUSED, "The key came before with another request; take a new one");
        }
    }

    private ResponseEntity<String> answer(Creation creation, String body, boolean replayed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(creation.status())
                .contentType(MediaType.APPLICATION_JSON)
                .location(URI.create(creation.folder() + "/"
                        + json.readTree(body).path(creation.idField()).asString()));
        if (replayed) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(body);
    }
}
