package io.aitrading.paper.api;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.userdata.ListenKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Listen keys of user data streams. */
@Component
final class UserStreamOperations implements Operations {
    private static final String PATH = "/api/v3/userDataStream";

    private final ListenKeys listenKeys;

    UserStreamOperations(ListenKeys listenKeys) {
        this.listenKeys = listenKeys;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                keyed("POST", call -> new Fields().with("listenKey", listenKeys.start(call.account()))),
                keyed("PUT", call -> {
                    listenKeys.keepAlive(call.account(), call.params().text("listenKey"));
                    return Map.of();
                }),
                keyed("DELETE", call -> {
                    listenKeys.close(call.account(), call.params().text("listenKey"));
                    return Map.of();
                }));
    }

    private static Operation keyed(String method, Function<Call, Object> action) {
        return new Operation(method, PATH, Operation.Access.KEY, params -> 2, Set.of("listenKey"), action);
    }
}
