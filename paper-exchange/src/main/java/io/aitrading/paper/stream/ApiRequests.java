package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.api.Dispatcher;
import io.aitrading.paper.api.Operation;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.json.Moment;
import io.aitrading.paper.limit.RateLimits;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Runs requests of the WebSocket API: those about the session here, all others by the operation that REST has for them. */
@Component
final class ApiRequests {
    private static final int SESSION_WEIGHT = 2;

    private final Dispatcher dispatcher;
    private final ApiCallers callers;
    private final ApiUserData userData;
    private final RateLimits limits;
    private final InstantSource clock;

    ApiRequests(
            Dispatcher dispatcher, ApiCallers callers, ApiUserData userData, RateLimits limits, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.callers = callers;
        this.userData = userData;
        this.limits = limits;
        this.clock = clock;
    }

    Object run(ApiCall call) {
        String method = call.message().requireMethod();
        ApiMethods.Rest rest = ApiMethods.find(method);
        if (rest != null) {
            return operate(call, dispatcher.require(rest.method(), rest.path()));
        }
        ApiSession session = call.session();
        limits.use(session.remoteAddress(), SESSION_WEIGHT);
        return switch (method) {
            case "session.logon" -> {
                session.logOn(callers.signer(call), clock.millis());
                yield status(session);
            }
            case "session.status" -> status(session);
            case "session.logout" -> {
                session.logOut();
                userData.loggedOut(session);
                yield status(session);
            }
            case "session.subscriptions" ->
                session.subscriptions().keySet().stream()
                        .sorted()
                        .map(number -> new Fields().with("subscriptionId", number))
                        .toList();
            case "userDataStream.subscribe" -> userData.subscribe(session, callers.loggedOn(call), true);
            case "userDataStream.subscribe.signature" -> userData.subscribe(session, callers.signer(call), false);
            case "userDataStream.unsubscribe" ->
                userData.unsubscribe(session, call.params().optionalLong("subscriptionId"));
            default -> throw VenueError.UNSUPPORTED_OPERATION.exception();
        };
    }

    private Object operate(ApiCall call, Operation operation) {
        limits.use(call.session().remoteAddress(), operation.weight().applyAsInt(call.params()));
        ApiKey key = callers.caller(call, operation.access());
        if (key != null && operation.placesOrders()) {
            call.places(key);
        }
        return dispatcher.run(operation, call.params(), key);
    }

    void forget(ApiSession session) {
        userData.unsubscribe(session, null);
    }

    private Object status(ApiSession session) {
        ApiKey key = session.key();
        Long since = session.loggedOnSince();
        return new Fields()
                .with("apiKey", key == null ? Json.NULL : key.apiKey())
                .with("authorizedSince", since == null ? Json.NULL : new Moment(since))
                .at("connectedSince", session.connectedSince())
                .with("returnRateLimits", session.returnRateLimits())
                .at("serverTime", clock.millis())
                .with("userDataStream", !session.subscriptions().isEmpty());
    }
}
