package io.aitrading.configuration.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a reader of two revisions wants to know. */
record Difference(
        String service,
        long from,
        long to,
        Map<String, JsonNode> added,
        Map<String, JsonNode> removed,
        Map<String, Change> changed) {

    record Change(JsonNode from, JsonNode to) {}

    static Difference between(Revision from, Revision to) {
        Map<String, JsonNode> added = new TreeMap<>(to.values());
        added.keySet().removeAll(from.values().keySet());
        Map<String, JsonNode> removed = new TreeMap<>(from.values());
        removed.keySet().removeAll(to.values().keySet());
        Map<String, Change> changed = new TreeMap<>();
        from.values().forEach((key, before) -> {
            @Nullable JsonNode after = to.values().get(key);
            if (after != null && !after.equals(before)) {
                changed.put(key, new Change(before, after));
            }
        });
        return new Difference(to.service(), from.revision(), to.revision(), added, removed, changed);
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>(added.keySet());
        keys.addAll(removed.keySet());
        keys.addAll(changed.keySet());
        return keys.stream().sorted().toList();
    }
}
