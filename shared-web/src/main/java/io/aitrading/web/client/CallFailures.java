package io.aitrading.web.client;

import io.aitrading.domain.PlatformService;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceUnavailableException;
import io.aitrading.web.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns error answers of a sibling into exceptions that carry its problem's code. */
final class CallFailures {
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final JsonMapper json;

    CallFailures(JsonMapper json) {
        this.json = json;
    }

    RuntimeException of(PlatformService service, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        JsonNode problem = read(response);
        String code = problem.path("code").asString("HTTP_" + status);
        String detail = problem.path("detail").asString(problem.path("title").asString("no detail"));
        if (status < 500) {
            return new ServiceCallException(service, status, code, detail, violations(problem));
        }
        return ServiceUnavailableException.answered(
                service, status, problem.has("code") ? code : null, code + " " + detail);
    }

    private JsonNode read(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readNBytes(MAX_BODY_BYTES);
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            return json.createObjectNode();
        }
    }

    private static List<Violation> violations(JsonNode problem) {
        List<Violation> violations = new ArrayList<>();
        for (JsonNode violation : problem.path("violations")) {
            violations.add(new Violation(
                    violation.path("field").asString(""),
                    violation.path("rule").asString(""),
                    violation.path("message").asString("")));
        }
        return violations;
    }
}
