package io.aitrading.health.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All that configuration-service says to one service at one time. */
record Snapshot(
        String service, long revision, long flagsRevision, Map<String, JsonNode> values, Map<String, Boolean> flags) {

    Snapshot {
        values = Map.copyOf(values);
        flags = Map.copyOf(flags);
    }

    static Snapshot empty(String service) {
        return new Snapshot(service, 0, 0, Map.of(), Map.of());
    }

    /** Reads an answer; what is not of the expected shape is refused rather than guessed. */
    static Snapshot parse(JsonNode answer) {
        JsonNode service = answer.path("service");
        JsonNode revision = answer.path("revision");
        if (!service.isString()
                || !revision.canConvertToLong()
                || !answer.path("values").isObject()) {
            throw new IllegalArgumentException("not a configuration: service, revision or values is missing");
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        answer.path("values").properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        Map<String, Boolean> flags = new LinkedHashMap<>();
        answer.path("flags").properties().forEach(entry -> {
            if (entry.getValue().isBoolean()) {
                flags.put(entry.getKey(), entry.getValue().booleanValue());
            }
        });
        return new Snapshot(
                service.stringValue(),
                revision.longValue(),
                answer.path("flagsRevision").asLong(0),
                values,
                flags);
    }

    void write(ObjectNode target) {
        target.put("service", service);
        target.put("revision", revision);
        target.put("flagsRevision", flagsRevision);
        target.putObject("values").setAll(new TreeMap<>(values));
        ObjectNode flagNode = target.putObject("flags");
        new TreeMap<>(flags).forEach(flagNode::put);
    }

    /** Flags are no values: they count also when those that came with them are refused. */
    Snapshot withFlagsOf(Snapshot newer) {
        return new Snapshot(service, revision, newer.flagsRevision, values, newer.flags);
    }

    boolean sameAs(Snapshot other) {
        return revision == other.revision && flagsRevision == other.flagsRevision;
    }
}
