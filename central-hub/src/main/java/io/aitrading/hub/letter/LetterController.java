package io.aitrading.hub.letter;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.event.Topic;
import io.aitrading.hub.letter.StoredLetter.State;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that a consumer could not process, for operators. Their contents are orders and accounts of others. */
@RestController
@RequestMapping("/api/v1/hub/dead-letters")
class LetterController {
    private static final String MAY_READ = "hasAnyRole('ADMIN', 'AUDITOR')";
    private static final int DEFAULT_BATCH = 100;

    private final LetterStore letters;
    private final LetterDesk desk;

    LetterController(LetterStore letters, LetterDesk desk) {
        this.letters = letters;
        this.desk = desk;
    }

    enum Selection {
        OPEN,
        RESENT,
        DISCARDED,
        ALL
    }

    /** @param reason for the record, and for whoever reads it later */
    record DecisionRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * @param topic whose letters
     * @param limit how many at most, the oldest first
     */
    record ResendRequest(
            @NotBlank @Size(max = 100) String topic,
            @Nullable @Min(1) @Max(500) Integer limit,
            @NotBlank @Size(max = 500) String reason) {}

    /** @param open how many of this topic are left */
    record ResendAnswer(int resent, int open) {}

    @GetMapping
    @PreAuthorize(MAY_READ)
    PageAnswer<StoredLetter> list(
            @RequestParam(defaultValue = "OPEN") Selection state,
            @RequestParam(required = false) @Nullable String topic,
            PageRequestParams page) {
        Optional<State> wanted = state == Selection.ALL ? Optional.empty() : Optional.of(State.valueOf(state.name()));
        Optional<String> ofTopic = Optional.ofNullable(topic).map(name -> requireTopic("topic", name));
        return page.page(
                letters.newestFirst(wanted, ofTopic, page.cursorId(), page.limit() + 1),
                letter -> letter.letterId().toString());
    }

    @GetMapping("/{letterId}")
    @PreAuthorize(MAY_READ)
    StoredLetter read(@PathVariable UUID letterId) {
        return desk.read(letterId);
    }

    @PostMapping("/{letterId}/resend")
    @PreAuthorize("hasRole('ADMIN')")
    StoredLetter resend(@PathVariable UUID letterId, @Valid @RequestBody DecisionRequest request, Caller caller) {
        return desk.resend(letterId, request.reason(), caller.subject());
    }

    @PostMapping("/{letterId}/discard")
    @PreAuthorize("hasRole('ADMIN')")
    StoredLetter discard(@PathVariable UUID letterId, @Valid @RequestBody DecisionRequest request, Caller caller) {
        return desk.discard(letterId, request.reason(), caller.subject());
    }

    /** Once a consumer is mended: all of a topic, oldest first, each as if it had been asked for alone. */
    @PostMapping("/resend")
    @PreAuthorize("hasRole('ADMIN')")
    ResendAnswer resendAll(@Valid @RequestBody ResendRequest request, Caller caller) {
        String topic = requireTopic("topic", request.topic());
        Integer limit = request.limit();
        int resent = 0;
        for (UUID letterId : letters.oldestOpen(topic, limit == null ? DEFAULT_BATCH : limit)) {
            desk.resend(letterId, request.reason(), caller.subject());
            resent++;
        }
        return new ResendAnswer(resent, letters.countOpen(topic));
    }

    private static String requireTopic(String field, String name) {
        if (Arrays.stream(Topic.values()).noneMatch(topic -> topic.topicName().equals(name))) {
            throw ApiException.invalid(field, "TOPIC", "must be the name of a topic such as orders.fills.v1");
        }
        return name;
    }
}
