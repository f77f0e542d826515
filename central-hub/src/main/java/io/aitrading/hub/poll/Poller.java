package io.aitrading.hub.poll;

import io.aitrading.health.Live;
import io.aitrading.health.Repeating;
import io.aitrading.hub.HubProperties;
import io.aitrading.hub.history.StatusHistory;
import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import io.aitrading.hub.registry.MemberKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Goes round all members, asking them at once, and remembers what changed. It waits for no database. */
@Component
class Poller extends Repeating {
    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    private final MemberCatalogue catalogue;
    private final HealthAsker asker;
    private final StatusBoard board;
    private final StatusHistory history;
    private final Live<HubProperties> settings;

    Poller(
            MemberCatalogue catalogue,
            HealthAsker asker,
            StatusBoard board,
            StatusHistory history,
            Live<HubProperties> settings,
            Environment environment) {
        super("hub-poller", environment.getProperty("platform.service", "central-hub"));
        this.catalogue = catalogue;
        this.asker = asker;
        this.board = board;
        this.history = history;
        this.settings = settings;
    }

    /** One round. Takes no longer than the slowest answer may take. */
    void goRound() {
        List<Member> asked = catalogue.members().stream()
                .filter(member -> member.kind() == MemberKind.APPLICATION
                        || (member.kind() == MemberKind.AUXILIARY && catalogue.isExpected(member)))
                .toList();
        List<CompletableFuture<Void>> answers = asked.stream()
                .map(member -> asker.ask(member)
                        .thenAccept(answer -> board.record(member, answer).ifPresent(this::changed)))
                .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        for (Member member : catalogue.members()) {
            switch (member.kind()) {
                case STORE -> board.derive(member).ifPresent(this::changed);
                case AUXILIARY -> {
                    if (!catalogue.isExpected(member)) {
                        board.record(member, Answer.none("", 0)).ifPresent(this::changed);
                    }
                }
                case APPLICATION -> {}
            }
        }
    }

    private void changed(StatusChange change) {
        if (change.to().isBad()) {
            log.warn("{} is {} (was {}): {}", change.member(), change.to(), change.from(), change.error());
        } else if (change.to() != MemberStatus.NOT_DEPLOYED) {
            log.info("{} is {} (was {})", change.member(), change.to(), change.from());
        }
        history.add(change);
    }

    @Override
    protected void turn() {
        goRound();
    }

    @Override
    protected Duration pause() {
        return settings.now().pollInterval();
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            history.restoreInto((member, change) -> board.restore(member, change.to(), change.at()));
        }
        super.start();
    }
}
