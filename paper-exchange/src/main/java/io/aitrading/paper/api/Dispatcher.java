package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.fault.FaultKind;
import io.aitrading.paper.fault.Faults;
import io.aitrading.paper.json.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds operations and runs them with the faults that are scripted for them. The caller has checked key and signature. */
@Component
public final class Dispatcher {
    private static final String ORDER = "/api/v3/order";
    private static final long FAULT_BAN_SECONDS = 2;

    private final Map<String, Operation> operations = new HashMap<>();
    private final Faults faults;

    Dispatcher(List<Operations> groups, Faults faults) {
        this.faults = faults;
        for (Operations group : groups) {
            for (Operation operation : group.all()) {
                if (operations.put(key(operation.method(), operation.path()), operation) != null) {
                    throw new IllegalStateException("two operations at " + operation.method() + " " + operation.path());
                }
            }
        }
    }

    public Optional<Operation> find(String method, String path) {
        return Optional.ofNullable(operations.get(key(method, path)));
    }

    public Operation require(String method, String path) {
        return find(method, path).orElseThrow(VenueError.UNSUPPORTED_OPERATION::exception);
    }

    public Object run(Operation operation, Params params, @Nullable ApiKey key) {
        if (operation.access() != Operation.Access.LENIENT && operation.access() != Operation.Access.KEY) {
            params.requireOnly(operation.parameters(), operation.isSigned());
        }
        if (operation.isSigned()) {
            misbehaveBefore(operation);
        }
        Object answer = operation.action().apply(new Call(params, key));
        if (places(operation) && faults.take(FaultKind.ACCEPT_THEN_503).isPresent()) {
            throw VenueError.TIMEOUT.exception();
        }
        return answer;
    }

    private void misbehaveBefore(Operation operation) {
        faults.take(FaultKind.DELAY_MS).ifPresent(script -> sleep(script.millis()));
        if (faults.take(FaultKind.TIMESTAMP_1021).isPresent()) {
            throw VenueError.OUTSIDE_RECV_WINDOW.exception();
        }
        if (faults.take(FaultKind.RATE_LIMIT_429).isPresent()) {
            throw VenueError.TOO_MUCH_WEIGHT.exception("a scripted").retryAfter(1);
        }
        if (faults.take(FaultKind.BAN_418).isPresent()) {
            throw VenueError.BANNED.exception("the script ends").retryAfter(FAULT_BAN_SECONDS);
        }
        if (places(operation) && faults.take(FaultKind.REJECT_503).isPresent()) {
            throw VenueError.TIMEOUT.exception();
        }
        if (operation.is("GET", ORDER)
                && faults.take(FaultKind.UNKNOWN_ORDER_FOR_MS).isPresent()) {
            throw VenueError.NO_SUCH_ORDER.exception();
        }
    }

    private static boolean places(Operation operation) {
        return operation.is("POST", ORDER) || operation.is("POST", "/api/v3/order/cancelReplace");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw VenueError.TIMEOUT.exception();
        }
    }

    /** What an error looks like in an answer. */
    public static Fields shape(VenueException refused) {
        return new Fields()
                .with("code", refused.error().code())
                .with("msg", refused.text())
                .with("data", refused.data());
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
