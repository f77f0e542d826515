package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.stream.ApiSession.Subscription;
import io.aitrading.paper.userdata.UserDataHub;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** User data over the WebSocket API: events come wrapped with the number of their subscription. */
@Component
final class ApiUserData {
    private static final int SUBSCRIPTIONS_MAX = 100;

    private final UserDataHub hub;
    private final InstantSource clock;

    ApiUserData(UserDataHub hub, InstantSource clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** @param ofSession whether it ends when the session logs out */
    Object subscribe(ApiSession session, ApiKey key, boolean ofSession) {
        if (session.subscriptions().size() >= SUBSCRIPTIONS_MAX) {
            throw VenueError.UNSUPPORTED_OPERATION.exception();
        }
        boolean known = session.subscriptions().values().stream()
                .anyMatch(subscription -> subscription.account() == key.account());
        if (known) {
            throw VenueError.SUBSCRIPTION_ACTIVE.exception();
        }
        int number = session.nextSubscription();
        Consumer<Fields> listener = event -> send(session, number, event);
        session.subscriptions()
                .put(number, new Subscription(key.account(), ofSession, () -> hub.remove(key.account(), listener)));
        hub.add(key.account(), listener);
        return new Fields().with("subscriptionId", number);
    }

    /** @param number of the one to end, null for all */
    Object unsubscribe(ApiSession session, @Nullable Long number) {
        end(session, known -> number == null || known.getKey().longValue() == number);
        return Map.of();
    }

    void loggedOut(ApiSession session) {
        end(session, known -> known.getValue().ofSession());
    }

    private void end(ApiSession session, Predicate<Map.Entry<Integer, Subscription>> which) {
        for (Map.Entry<Integer, Subscription> known :
                List.copyOf(session.subscriptions().entrySet())) {
            if (which.test(known)) {
                session.subscriptions().remove(known.getKey());
                known.getValue().removal().run();
                send(
                        session,
                        known.getKey(),
                        new Fields().with("e", "eventStreamTerminated").at("E", clock.millis()));
            }
        }
    }

    private static void send(ApiSession session, int number, Fields event) {
        Fields wrapped = new Fields().with("subscriptionId", number).with("event", event);
        Connection connection = session.connection();
        connection.send(Json.text(wrapped, connection.timeUnit()));
    }
}
