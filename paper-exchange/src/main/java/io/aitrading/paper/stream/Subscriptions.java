package io.aitrading.paper.stream;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.userdata.ListenKeys;
import io.aitrading.paper.userdata.UserDataHub;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which connection listens to what: market streams by their names, user data by listen keys. */
@Component
final class Subscriptions {
    static final int STREAMS_MAX = 1_024;

    private final StreamHub hub;
    private final UserDataHub userData;
    private final ListenKeys listenKeys;
    private final InstantSource clock;
    private final Map<UserStream, Runnable> removals = new ConcurrentHashMap<>();

    private record UserStream(Connection connection, String listenKey) {}

    Subscriptions(StreamHub hub, UserDataHub userData, ListenKeys listenKeys, InstantSource clock) {
        this.hub = hub;
        this.userData = userData;
        this.listenKeys = listenKeys;
        this.clock = clock;
    }

    /** False when nobody could ever hear anything under this name, or when the connection has as many as it may. */
    boolean add(Connection connection, String name) {
        Optional<Long> account = listenKeys.account(name);
        Optional<StreamName> stream =
                account.isPresent() ? Optional.empty() : StreamName.parse(StreamName.normalized(name));
        String known = stream.map(StreamName::name).orElse(name);
        if (connection.streams().contains(known)) {
            return true;
        }
        boolean full = connection.streams().size() >= STREAMS_MAX;
        if (full || (account.isEmpty() && stream.isEmpty())) {
            return false;
        }
        connection.streams().add(known);
        stream.ifPresent(market -> hub.subscribe(connection, market));
        account.ifPresent(number -> addUserStream(new UserStream(connection, name), number));
        return true;
    }

    private void addUserStream(UserStream stream, long account) {
        Consumer<Fields> listener = event -> {
            if (listenKeys.account(stream.listenKey).isPresent()) {
                send(stream, event);
            }
        };
        userData.add(account, listener);
        removals.put(stream, () -> userData.remove(account, listener));
    }

    private static void send(UserStream stream, Fields event) {
        Connection connection = stream.connection;
        connection.sendEvent(stream.listenKey, Json.text(event, connection.timeUnit()));
    }

    void remove(Connection connection, String name) {
        Runnable userStream = removals.remove(new UserStream(connection, name));
        if (userStream == null) {
            String known = StreamName.normalized(name);
            connection.streams().remove(known);
            hub.unsubscribe(connection, known);
        } else {
            connection.streams().remove(name);
            userStream.run();
        }
    }

    void removeAll(Connection connection) {
        List.copyOf(connection.streams()).forEach(name -> remove(connection, name));
    }

    /** Tells those whose listen key ended that nothing more will come. */
    void endExpired() {
        for (UserStream stream : removals.keySet()) {
            if (listenKeys.account(stream.listenKey).isEmpty()) {
                remove(stream.connection, stream.listenKey);
                send(
                        stream,
                        new Fields()
                                .with("e", "listenKeyExpired")
                                .at("E", clock.millis())
                                .with("listenKey", stream.listenKey));
            }
        }
    }
}
