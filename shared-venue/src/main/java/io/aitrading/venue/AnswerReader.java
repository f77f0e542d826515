package io.aitrading.venue;

import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sorts answers by the one question that matters for money: can the call have had an effect? */
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** When the venue says stop and not for how long. */
    private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(10);

    private final WeightBudget budget;

    AnswerReader(WeightBudget budget) {
        this.budget = budget;
    }

    VenueAnswer read(HttpResponse<String> response) {
        response.headers().firstValueAsLong("X-MBX-USED-WEIGHT-1M").ifPresent(used -> budget.venueCounted((int) used));
        int status = response.statusCode();
        if (status == 429 || status == 418) {
            Duration silence = response.headers().firstValueAsLong("Retry-After").stream()
                    .mapToObj(Duration::ofSeconds)
                    .findFirst()
                    .orElse(DEFAULT_SILENCE);
            budget.keepSilent(silence);
            return new VenueAnswer.TurnedAway("rate limited by the venue (" + status + ")", silence);
        }
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JacksonException e) {
            return new VenueAnswer.Lost("HTTP " + status + " with an unreadable body");
        }
        if (status >= 200 && status < 300) {
            return body.isContainer()
                    ? new VenueAnswer.Success(body)
                    : new VenueAnswer.Lost("HTTP " + status + " without a body");
        }
        int code = body.path("code").asInt(0);
        if (status >= 500 || code == 0 || AmbiguousCodes.contains(code)) {
            return new VenueAnswer.Lost(
                    "HTTP " + status + " code " + code + " " + body.path("msg").asString(""));
        }
        return new VenueAnswer.Refusal(status, code, body.path("msg").asString(""), body);
    }
}
