package io.aitrading.configuration.guard;

import io.aitrading.configuration.instance.Instance;
import io.aitrading.configuration.instance.InstanceReported;
import io.aitrading.configuration.instance.InstanceStore;
import io.aitrading.configuration.rollout.Rollout;
import io.aitrading.configuration.rollout.RolloutProperties;
import io.aitrading.configuration.rollout.RolloutStore;
import io.aitrading.configuration.rollout.Verdict;
import io.aitrading.configuration.value.ConfigRegister;
import io.aitrading.health.Repeating;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Watches what changes do to the services and takes back what harms one. Several instances of this service may. */
@Component
public class RolloutGuard extends Repeating {
    private static final Logger log = LoggerFactory.getLogger(RolloutGuard.class);
    private static final Duration KEEP_SILENT_INSTANCES = Duration.ofHours(1);
    private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(1);

    private final RolloutStore rollouts;
    private final InstanceStore instances;
    private final ConfigRegister register;
    private final RolloutProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Instant listeningSince;
    private volatile Instant nextForgetting = Instant.EPOCH;

    RolloutGuard(
            RolloutStore rollouts,
            InstanceStore instances,
            ConfigRegister register,
            RolloutProperties properties,
            InstantSource clock,
            MeterRegistry meters,
            Environment environment) {
        super("rollout-guard", environment.getRequiredProperty("platform.service"));
        this.rollouts = rollouts;
        this.instances = instances;
        this.register = register;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.listeningSince = clock.instant();
    }

    @EventListener
    void hear(InstanceReported report) {
        wake();
    }

    /** Judges every revision that is watched. */
    public void look() {
        rollouts.watched().forEach(this::judge);
        forgetTheGone(clock.instant());
    }

    @Override
    protected void turn() {
        look();
    }

    @Override
    protected Duration pause() {
        return properties.lookInterval();
    }

    private void forgetTheGone(Instant now) {
        if (!now.isBefore(nextForgetting)) {
            instances.forget(now.minus(KEEP_SILENT_INSTANCES));
            nextForgetting = now.plus(BETWEEN_FORGETTING);
        }
    }

    private void judge(Rollout rollout) {
        List<Instance> known = instances.of(rollout.service());
        Rollout watched = begun(rollout, known);
        switch (Verdict.of(watched, known, clock.instant(), properties.lostAfter(), listeningSince)) {
            case Verdict.Undecided undecided -> {}
            case Verdict.Good good -> rollouts.end(watched, Rollout.State.GOOD, null, clock.instant());
            case Verdict.Harmful harm -> takeBack(watched, harm);
        }
    }

    /** The watch lasts from the first use: a service may be away when its configuration changes. */
    private Rollout begun(Rollout rollout, List<Instance> known) {
        boolean inUse = known.stream().anyMatch(instance -> instance.running() == rollout.revision());
        if (rollout.watchUntil() != null || !inUse) {
            return rollout;
        }
        Instant end = clock.instant().plus(properties.window());
        rollouts.watchUntil(rollout, end);
        return rollout.watchedUntil(end);
    }

    private void takeBack(Rollout rollout, Verdict.Harmful harm) {
        register.takeBack(rollout, harm.instance(), harm.reason()).ifPresent(done -> {
            log.error(
                    "alert: configuration revision {} of {} was taken back, revision {} has the values of {} again: {}",
                    done.badRevision(),
                    done.service(),
                    done.revision(),
                    done.goodRevision(),
                    done.reason());
            Counter.builder("configuration.rollbacks")
                    .description("Revisions that did harm and were taken back")
                    .tag("of", done.service())
                    .register(meters)
                    .increment();
        });
    }
}
