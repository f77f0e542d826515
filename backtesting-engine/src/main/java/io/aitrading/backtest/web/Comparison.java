package io.aitrading.backtest.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two results side by side.
 *
 * @param sameRun whether both did exactly the same
 * @param differences each figure that differs, by its path
 */
record Comparison(UUID left, UUID right, boolean sameRun, Map<String, Sides> differences) {
    /** One figure of both. */
    record Sides(String left, String right) {}

    static Comparison of(UUID left, UUID right, String first, String second) {
        JsonNode one = JsonMapper.shared().readTree(first);
        JsonNode other = JsonMapper.shared().readTree(second);
        Map<String, Sides> differences = new LinkedHashMap<>();
        collect("", one, other, differences);
        boolean same = one.path("runSha256").equals(other.path("runSha256")) && one.has("runSha256");
        return new Comparison(left, right, same, differences);
    }

    private static void collect(String path, JsonNode one, JsonNode other, Map<String, Sides> differences) {
        if (one.isObject() && other.isObject()) {
            one.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            other.path(entry.getKey()),
                            differences));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                collect(path + "[" + i + "]", one.get(i), other.get(i), differences);
            }
        } else if (!one.equals(other)) {
            differences.put(path, new Sides(text(one), text(other)));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.isValueNode() ? node.asString() : node.toString();
    }
}
