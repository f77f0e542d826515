package io.aitrading.fleettests;

import io.aitrading.fleettests.ApiOperation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** The requests one operation gets: each a plausible one with one thing wrong, or nothing wrong. */
final class FuzzRequests {
    private static final int MOST = 60;
    private static final int WITH_A_BAD_FIELD = 28;
    private static final int WITH_A_BAD_PARAMETER = 16;
    private static final int PLAUSIBLE = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Who asks. */
    enum Identity {
        OPERATOR,
        SERVICE,
        TRADER,
        NOBODY,
        FORGED
    }

    /**
     * @param what the thing that is wrong with it
     * @param body {@code null} for none
     */
    record FuzzRequest(
            ApiOperation operation,
            Identity identity,
            String what,
            String target,
            Map<String, String> headers,
            String contentType,
            String body) {
        @Override
        public String toString() {
            return operation + " as " + identity + ", " + what + ": " + shortened(target) + " " + headers + " "
                    + shortened(String.valueOf(body));
        }

        private static String shortened(String text) {
            return text.length() <= 300 ? text : text.substring(0, 300) + "... (" + text.length() + ")";
        }
    }

    private final ApiOperation operation;
    private final SchemaSamples samples;
    private final Random random;
    private final boolean mayTakeEffect;
    private final List<FuzzRequest> requests = new ArrayList<>();

    /** @param mayTakeEffect whether a request that happens to be right does no harm to the run */
    FuzzRequests(ApiOperation operation, SchemaSamples samples, Random random, boolean mayTakeEffect) {
        this.operation = operation;
        this.samples = samples;
        this.random = random;
        this.mayTakeEffect = mayTakeEffect;
    }

    List<FuzzRequest> all() {
        addPlausible(Identity.NOBODY, "no token");
        addPlausible(Identity.FORGED, "forged token");
        if (operation.body().isPresent()) {
            addBadBodies();
        }
        if (mayTakeEffect) {
            for (Identity identity : List.of(Identity.OPERATOR, Identity.SERVICE, Identity.TRADER)) {
                for (int i = 0; i < PLAUSIBLE; i++) {
                    addPlausible(identity, "nothing wrong");
                }
            }
            addBadParameters();
            addBadFields();
        }
        // The good-looking come in between, so that the bad ones also meet a state that changes.
        Collections.shuffle(requests, random);
        return List.copyOf(requests.subList(0, Math.min(MOST, requests.size())));
    }

    private void addPlausible(Identity identity, String what) {
        add(identity, what, parameters(), "application/json", body());
    }

    private void addBadBodies() {
        HostileValues.BODIES.forEach(body -> add(someone(), "bad body", parameters(), "application/json", body));
        add(someone(), "no body", parameters(), "application/json", null);
        add(someone(), "1 MB body", parameters(), "application/json", HostileValues.OVERSIZED_BODY);
        add(someone(), "text/plain", parameters(), "text/plain", body());
    }

    private void addBadFields() {
        for (int i = 0; i < WITH_A_BAD_FIELD && operation.body().isPresent(); i++) {
            Object body = samples.sample("", operation.body().get());
            String what = spoil(body);
            add(someone(), what, parameters(), "application/json", JSON.writeValueAsString(body));
        }
    }

    /** Changes one field somewhere in the body and says how. */
    @SuppressWarnings("unchecked")
    private String spoil(Object body) {
        Object now = body;
        while (now instanceof Map<?, ?> map && !map.isEmpty()) {
            List<String> names = new ArrayList<>(((Map<String, Object>) map).keySet());
            String name = names.get(random.nextInt(names.size()));
            Object child = map.get(name);
            if (child instanceof Map<?, ?> inner && !inner.isEmpty() && random.nextInt(3) > 0) {
                now = child;
            } else {
                return change((Map<String, Object>) map, name);
            }
        }
        return "nothing to spoil";
    }

    private String change(Map<String, Object> fields, String name) {
        switch (random.nextInt(8)) {
            case 0 -> {
                fields.remove(name);
                return "without " + name;
            }
            case 1 -> {
                fields.put("noSuchField", "x");
                return "unknown field";
            }
            default -> {
                fields.put(name, HostileValues.FIELDS.get(random.nextInt(HostileValues.FIELDS.size())));
                return "bad " + name;
            }
        }
    }

    private void addBadParameters() {
        List<Parameter> all = operation.parameters();
        for (int i = 0; i < WITH_A_BAD_PARAMETER && !all.isEmpty(); i++) {
            Parameter bad = all.get(random.nextInt(all.size()));
            Map<Parameter, String> values = parameters();
            if (bad.required() && !bad.in().equals("path") && random.nextInt(6) == 0) {
                values.remove(bad);
                add(someone(), "without " + bad.name(), values, "application/json", body());
            } else {
                values.put(bad, hostile(bad));
                add(someone(), "bad " + bad.name(), values, "application/json", body());
            }
        }
    }

    /** A long poll that is asked to wait would only wait; a client's HTTP library refuses control characters in headers. */
    private String hostile(Parameter parameter) {
        if (parameter.name().equals("waitMs")) {
            return List.of("-1", "garbage", "", "NaN", "99999999999999999999").get(random.nextInt(5));
        }
        String value = HostileValues.TEXTS.get(random.nextInt(HostileValues.TEXTS.size()));
        return parameter.in().equals("header") ? value.replaceAll("[^\\x20-\\x7e]", "?") : value;
    }

    private Map<Parameter, String> parameters() {
        Map<Parameter, String> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            boolean always = parameter.required() || parameter.name().equals("waitMs");
            if (always || random.nextInt(3) == 0) {
                values.put(parameter, plausible(parameter));
            }
        }
        return values;
    }

    private String plausible(Parameter parameter) {
        if (parameter.name().equals("Idempotency-Key")) {
            return samples.randomId().toString();
        }
        return String.valueOf(samples.sample(parameter.name(), parameter.schema()));
    }

    private String body() {
        return operation
                .body()
                .map(schema -> JSON.writeValueAsString(samples.sample("", schema)))
                .orElse(null);
    }

    private Identity someone() {
        return List.of(Identity.OPERATOR, Identity.SERVICE, Identity.TRADER).get(random.nextInt(3));
    }

    private void add(Identity identity, String what, Map<Parameter, String> values, String contentType, String body) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<Parameter, String> value : values.entrySet()) {
            String name = value.getKey().name();
            switch (value.getKey().in()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.getValue()));
                case "header" -> headers.put(name, value.getValue());
                default ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(encoded(name))
                            .append('=')
                            .append(encoded(value.getValue()));
            }
        }
        requests.add(new FuzzRequest(operation, identity, what, path + query, headers, contentType, body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
