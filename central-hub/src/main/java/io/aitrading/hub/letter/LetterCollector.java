package io.aitrading.hub.letter;

import io.aitrading.data.DeadLetter;
import io.aitrading.data.EventListenerRegistry;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.hub.HubProperties;
import io.aitrading.hub.alert.AlertSource;
import io.aitrading.hub.alert.Complaint;
import io.aitrading.hub.alert.Severity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Brings the dead letters of all topics in, and complains while one of them waits for a decision. */
@Component
class LetterCollector implements AlertSource {
    /** More wait in their topics: nobody reads a hundred thousand letters before mending their cause. */
    private static final long MOST_OPEN = 50_000;

    private final LetterStore letters;
    private final Ids ids;
    private final InstantSource clock;
    private final Live<HubProperties> settings;
    private volatile LetterStore.OpenLetters open = new LetterStore.OpenLetters(0, null, null);

    LetterCollector(
            LetterStore letters,
            Ids ids,
            InstantSource clock,
            Live<HubProperties> settings,
            EventListenerRegistry events,
            MeterRegistry metrics) {
        this.letters = letters;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        events.collectDeadLetters("central-hub-dead-letters", this::take);
        Gauge.builder("hub.dead.letters.open", this, collector -> collector.open.count())
                .description("dead letters that nobody has decided about")
                .register(metrics);
    }

    private void take(DeadLetter letter) {
        if (open.count() >= MOST_OPEN) {
            open = letters.open();
        }
        if (open.count() >= MOST_OPEN) {
            throw new IllegalStateException(MOST_OPEN + " dead letters are open; this one waits in its topic");
        }
        letters.keep(ids.next(), letter);
    }

    @Override
    public List<Complaint> complaints() {
        letters.clear(clock.instant().minus(settings.now().retention()));
        LetterStore.OpenLetters now = letters.open();
        open = now;
        if (now.count() == 0) {
            return List.of();
        }
        return List.of(new Complaint(
                "dead-letters",
                Severity.HIGH,
                now.count() + " events were not processed (" + now.topics()
                        + "): their consumers' books lack them until they are sent again",
                Objects.requireNonNull(now.since())));
    }
}
