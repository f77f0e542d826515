package io.aitrading.configuration.flow;

import io.aitrading.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The flows that ship with the platform. A flow that is wrong stops the start. */
@Component
class FlowCatalogue {
    private static final String RESOURCE = "/io/aitrading/configuration/flows.json";

    private final List<FlowDefinition> flows;

    FlowCatalogue() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (@Nullable InputStream in = FlowCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            flows = List.copyOf(json.readValue(in, new TypeReference<List<FlowDefinition>>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Set<String> ids = new HashSet<>();
        for (FlowDefinition flow : flows) {
            if (!ids.add(flow.id())) {
                throw new IllegalStateException("two flows are called " + flow.id());
            }
        }
    }

    List<FlowDefinition> all() {
        return flows;
    }

    FlowDefinition get(String id) {
        return flows.stream()
                .filter(flow -> flow.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("flow"));
    }
}
