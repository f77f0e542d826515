package io.aitrading.configuration.rollout;

import io.aitrading.configuration.instance.Instance;
import io.aitrading.configuration.instance.Instance.Outcome;
import io.aitrading.configuration.instance.Instance.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the instances' words say of a revision that is watched. */
public sealed interface Verdict {
    /** Nothing can be said yet. */
    record Undecided() implements Verdict {}

    /** The watch is over and nobody came to harm. */
    record Good() implements Verdict {}

    /** @param reason names the instance and what happened to it */
    record Harmful(String instance, String reason) implements Verdict {}

    /**
     * Judges by what is known at a moment.
     *
     * @param lostAfter silence after which an instance that used the revision counts as lost to it
     * @param listeningSince silence from before that is our own, not the instance's
     */
    static Verdict of(
            Rollout rollout, List<Instance> instances, Instant now, Duration lostAfter, Instant listeningSince) {
        for (Instance instance : instances) {
            Optional<Verdict> harm = refusal(rollout, instance)
                    .or(() -> isWatched(rollout, now) ? decline(rollout, instance) : Optional.empty())
                    .or(() -> isWatched(rollout, now)
                            ? loss(rollout, instance, now, lostAfter, listeningSince)
                            : Optional.empty());
            if (harm.isPresent()) {
                return harm.get();
            }
        }
        Instant end = rollout.watchUntil();
        return end != null && now.isAfter(end) ? new Good() : new Undecided();
    }

    private static boolean isWatched(Rollout rollout, Instant now) {
        Instant end = rollout.watchUntil();
        return end != null && !now.isAfter(end);
    }

    private static Optional<Verdict> refusal(Rollout rollout, Instance instance) {
        boolean refused = instance.revision() == rollout.revision() && instance.outcome() == Outcome.REFUSED;
        return refused
                ? Optional.of(new Harmful(
                        instance.instance(), instance.instance() + " refused it: " + instance.reasonsText()))
                : Optional.empty();
    }

    private static Optional<Verdict> decline(Rollout rollout, Instance instance) {
        Status before = rollout.baseline().get(instance.instance());
        boolean uses = instance.running() == rollout.revision();
        if (!uses || before == null || !instance.status().isWorseThan(before)) {
            return Optional.empty();
        }
        return Optional.of(new Harmful(
                instance.instance(),
                instance.instance() + " turned from " + before + " to " + instance.status()
                        + (instance.problems().isEmpty() ? "" : ": " + String.join("; ", instance.problems()))));
    }

    private static Optional<Verdict> loss(
            Rollout rollout, Instance instance, Instant now, Duration lostAfter, Instant listeningSince) {
        boolean heardByUs = !instance.reportedAt().isBefore(listeningSince);
        boolean silent = instance.reportedAt().plus(lostAfter).isBefore(now);
        boolean usedIt =
                instance.running() == rollout.revision() && rollout.baseline().containsKey(instance.instance());
        return heardByUs && silent && usedIt
                ? Optional.of(new Harmful(
                        instance.instance(), instance.instance() + " was not heard of since " + instance.reportedAt()))
                : Optional.empty();
    }
}
