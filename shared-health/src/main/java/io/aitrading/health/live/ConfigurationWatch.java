package io.aitrading.health.live;

import io.aitrading.health.Causes;
import io.aitrading.health.LiveConfiguration;
import io.aitrading.health.LogKeys;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Live configuration that follows configuration-service by long poll on a virtual thread. It starts from the copy on
 * disk, never delays the start, and while the service is away goes on with what it has.
 */
public final class ConfigurationWatch implements LiveConfiguration, SmartLifecycle, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfigurationWatch.class);
    /** An answer "nothing new" that came sooner than this did not wait: ask again slowly. */
    private static final Duration UNEXPECTEDLY_FAST = Duration.ofMillis(200);

    private final String service;
    private final WatchSettings settings;
    private final ConfigurationClient client;
    private final LastKnownGood copy;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot current;
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
    }

    public static ConfigurationWatch create(
            String service,
            WatchSettings settings,
            String stateDirectory,
            ServiceDirectory directory,
            ObjectProvider<ServiceTokenSource> tokens,
            JsonMapper json) {
        return new ConfigurationWatch(
                service,
                settings,
                new ConfigurationClient(directory, tokens, json, settings.pollWait()),
                new LastKnownGood(Path.of(stateDirectory), service, json));
    }

    @Override
    public Optional<JsonNode> value(String key) {
        return Optional.ofNullable(current.values().get(key));
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

    private void follow() {
        MDC.put(LogKeys.SERVICE, service);
        Duration backoff = settings.initialBackoff();
        boolean first = true;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    long asked = System.nanoTime();
                    Optional<Snapshot> newer = client.newerThan(current, first);
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
        if (snapshot.sameAs(current)) {
            return;
        }
        log.info(
                "configuration revision {} replaces {}, flags {} replace {}",
                snapshot.revision(),
                current.revision(),
                snapshot.flagsRevision(),
                current.flagsRevision());
        current = snapshot;
        copy.write(snapshot);
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException broken) {
                log.error("a listener failed at configuration revision {}", snapshot.revision(), broken);
            }
        }
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

    @Override
    public void close() {
        client.close();
    }
}
