package io.aitrading.paper.userdata;

import io.aitrading.paper.engine.Batch;
import io.aitrading.paper.engine.UserEvent;
import io.aitrading.paper.engine.VenueListener;
import io.aitrading.paper.fault.FaultKind;
import io.aitrading.paper.fault.Faults;
import io.aitrading.paper.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tells accounts what happened to them. */
@Component
public final class UserDataHub implements VenueListener {
    private final Faults faults;
    private final Map<Long, List<Consumer<Fields>>> listeners = new ConcurrentHashMap<>();

    UserDataHub(Faults faults) {
        this.faults = faults;
    }

    /** @param listener gets each event, on the engine's thread: it must not block */
    public void add(long account, Consumer<Fields> listener) {
        listeners
                .computeIfAbsent(account, number -> new CopyOnWriteArrayList<>())
                .add(listener);
    }

    public void remove(long account, Consumer<Fields> listener) {
        listeners.computeIfPresent(account, (number, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public void committed(Batch batch) {
        for (UserEvent event : batch.userEvents()) {
            List<Consumer<Fields>> hearing = listeners.get(event.account());
            if (hearing == null) {
                continue;
            }
            Fields shape = UserEventShapes.shape(event);
            hearing.forEach(listener -> listener.accept(shape));
            if (event instanceof UserEvent.OrderChanged
                    && faults.take(FaultKind.DUPLICATE_REPORTS).isPresent()) {
                hearing.forEach(listener -> listener.accept(shape));
            }
        }
    }
}
