package io.aitrading.health.live;

import io.aitrading.health.Causes;
import io.aitrading.health.LiveConfiguration;
import io.aitrading.health.LogKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Live configuration that follows configuration-service by long poll on a virtual thread. It starts from the copy on
 * disk, never delays the start, and while the service is away goes on with what it has.
 */
public final class ConfigurationWatch implements LiveConfiguration, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ConfigurationWatch.class);
    /** An answer "nothing new" that came sooner than this did not wait: ask again slowly. */
    private static final Duration UNEXPECTEDLY_FAST = Duration.ofMillis(200);

    private final String service;
    private final WatchSettings settings;
    private final ConfigurationClient client;
    private final LastKnownGood copy;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Judge> judges = new CopyOnWriteArrayList<>();
    private volatile Snapshot current;
    private volatile @Nullable Refusal refusal;
    /** The newest that was seen, in force or refused: what is asked after. */
    private Snapshot seen;

    private volatile Contact contact = Contact.NONE_YET;
    private @Nullable Thread thread;

    private enum Contact {
        NONE_YET,
        FOLLOWING,
        AWAY
    }

    private ConfigurationWatch(String service, WatchSettings settings, ConfigurationClient client, LastKnownGood copy) {
        this.service = service;
        this.settings = settings;
        this.client = client;
        this.copy = copy;
        this.current = settings.watch() ? copy.read().orElse(Snapshot.empty(service)) : Snapshot.empty(service);
        this.seen = current;
    }

    public static ConfigurationWatch create(
            String service,
            WatchSettings settings,
            String stateDirectory,
            ConfigurationClient client,
            JsonMapper json) {
        return new ConfigurationWatch(
                service, settings, client, new LastKnownGood(Path.of(stateDirectory), service, json));
    }

    @Override
    public Map<String, JsonNode> values() {
        return current.values();
    }

    @Override
    public Optional<Boolean> knownFlag(String name) {
        return Optional.ofNullable(current.flags().get(name));
    }

    @Override
    public long revision() {
        return current.revision();
    }

    @Override
    public void onChange(Runnable action) {
        listeners.add(action);
    }

    @Override
    public void onOffer(Judge judge) {
        judges.add(judge);
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    private void follow() {
        MDC.put(LogKeys.SERVICE, service);
        Duration backoff = settings.initialBackoff();
        boolean first = true;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    long asked = System.nanoTime();
                    Optional<Snapshot> newer = client.newerThan(seen, first);
                    newer.ifPresent(this::use);
                    connected();
                    backoff = settings.initialBackoff();
                    if (!first && newer.isEmpty() && System.nanoTime() - asked < UNEXPECTEDLY_FAST.toNanos()) {
                        Thread.sleep(settings.initialBackoff());
                    }
                    first = false;
                } catch (IOException | RuntimeException away) {
                    disconnected(away);
                    Thread.sleep(backoff);
                    backoff = shorter(backoff.multipliedBy(2), settings.maxBackoff());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void use(Snapshot snapshot) {
        if (snapshot.sameAs(seen)) {
            return;
        }
        seen = snapshot;
        List<Runnable> changes = new ArrayList<>();
        try {
            judges.forEach(judge -> changes.add(judge.prepare(snapshot.values())));
        } catch (RuntimeException refused) {
            refuse(snapshot, new Refusal(snapshot.revision(), Refusals.reasons(refused)));
            return;
        }
        log.info(
                "configuration revision {} replaces {}, flags {} replace {}",
                snapshot.revision(),
                current.revision(),
                snapshot.flagsRevision(),
                current.flagsRevision());
        changes.forEach(Runnable::run);
        refusal = null;
        put(snapshot);
    }

    private void refuse(Snapshot snapshot, Refusal why) {
        refusal = why;
        log.error(
                "configuration revision {} is refused, going on with {}: {}",
                snapshot.revision(),
                current.revision(),
                why.text());
        put(current.withFlagsOf(snapshot));
    }

    private void put(Snapshot snapshot) {
        current = snapshot;
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException broken) {
                log.error("a listener failed at configuration revision {}", snapshot.revision(), broken);
            }
        }
        copy.write(snapshot);
    }

    private void connected() {
        if (contact != Contact.FOLLOWING) {
            contact = Contact.FOLLOWING;
            log.info("following configuration-service from revision {}", current.revision());
        }
    }

    /** One line when it goes away, none while it stays away. */
    private void disconnected(Exception cause) {
        if (contact != Contact.AWAY) {
            contact = Contact.AWAY;
            log.warn(
                    "configuration-service is away, going on with revision {}: {}",
                    current.revision(),
                    Causes.text(cause));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public synchronized void start() {
        if (settings.watch() && thread == null) {
            thread = Thread.ofVirtual().name("configuration-watch").start(this::follow);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
