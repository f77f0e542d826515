package io.aitrading.hub.letter;

import io.aitrading.data.DeadLetterSender;
import io.aitrading.data.OperatorActions;
import io.aitrading.data.Transactions;
import io.aitrading.domain.event.Topic;
import io.aitrading.hub.letter.StoredLetter.State;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an operator decides about a dead letter; each decision once, and written down with it. */
@Component
class LetterDesk {
    private static final Set<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());

    private final LetterStore letters;
    private final DeadLetterSender sender;
    private final Transactions transactions;
    private final OperatorActions actions;
    private final InstantSource clock;

    LetterDesk(
            LetterStore letters,
            DeadLetterSender sender,
            Transactions transactions,
            OperatorActions actions,
            InstantSource clock) {
        this.letters = letters;
        this.sender = sender;
        this.transactions = transactions;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * Sends the letter's event to its topic again. Asked twice, it is sent once; should it be sent twice all the same, after
     * a crash, consumers know it by their inbox.
     */
    StoredLetter resend(UUID id, String reason, String actor) {
        return transactions.inTransaction(() -> {
            StoredLetter letter = locked(id);
            if (letter.state() == State.RESENT) {
                return letter;
            }
            requireOpen(letter);
            requireSendable(letter);
            actions.record(actor, "DEAD_LETTER_RESEND", id.toString(), reason, null);
            letters.settle(id, State.RESENT, actor, reason, clock.instant());
            // Last: when the broker refuses, all of the above is undone.
            send(letter);
            return read(id);
        });
    }

    private void send(StoredLetter letter) {
        try {
            sender.send(
                    letter.origin().topic(),
                    letter.key(),
                    String.valueOf(letter.event()),
                    letter.letterId().toString());
        } catch (DeadLetterSender.NotTakenException away) {
            throw new ApiException(CommonError.DEPENDENCY_UNAVAILABLE, "The broker does not take the event now", away)
                    .retryAfter(Duration.ofSeconds(5));
        }
    }

    /** Gives the event up for good; the consumer goes on without it. */
    StoredLetter discard(UUID id, String reason, String actor) {
        return transactions.inTransaction(() -> {
            StoredLetter letter = locked(id);
            if (letter.state() == State.DISCARDED) {
                return letter;
            }
            requireOpen(letter);
            actions.record(actor, "DEAD_LETTER_DISCARD", id.toString(), reason, letter.event());
            letters.settle(id, State.DISCARDED, actor, reason, clock.instant());
            return read(id);
        });
    }

    StoredLetter read(UUID id) {
        return letters.find(id).orElseThrow(() -> ApiException.notFound("dead letter"));
    }

    private StoredLetter locked(UUID id) {
        return letters.lock(id).orElseThrow(() -> ApiException.notFound("dead letter"));
    }

    private static void requireOpen(StoredLetter letter) {
        if (letter.state() != State.OPEN) {
            throw new ApiException(CommonError.CONFLICT, "The letter was settled before: it is " + letter.state());
        }
    }

    private static void requireSendable(StoredLetter letter) {
        if (letter.truncated()) {
            throw new ApiException(
                    CommonError.CONFLICT, "Only the beginning of this giant was kept: it can only be discarded");
        }
        if (!TOPICS.contains(letter.origin().topic())) {
            throw new ApiException(
                    CommonError.CONFLICT,
                    "The letter does not come from a topic of the platform: it can only be discarded");
        }
    }
}
