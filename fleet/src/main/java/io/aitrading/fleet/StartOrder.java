package io.aitrading.fleet;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Services in an order in which each comes after all that it waits for, read from the {@code depends_on} of a compose file, so
 * that both shapes of the fleet start alike.
 *
 * @param dependencies by service, in start order
 */
record StartOrder(Map<String, List<String>> dependencies) {
    static StartOrder read(Path composeFile) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(500);
        try (Reader reader = Files.newBufferedReader(composeFile)) {
            Map<?, ?> root = new Yaml(new SafeConstructor(options)).load(reader);
            return of(edges(root));
        } catch (IOException e) {
            throw new FleetProblem(
                    "cannot read " + composeFile + "; start from the project's folder or pass --compose", e);
        }
    }

    /** Sorts so that dependencies come first, keeping the file's order where it is free; a cycle is refused. */
    static StartOrder of(Map<String, List<String>> edges) {
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        for (String service : edges.keySet()) {
            visit(service, edges, sorted, new LinkedHashSet<>());
        }
        return new StartOrder(sorted);
    }

    List<String> services() {
        return List.copyOf(dependencies.keySet());
    }

    List<String> dependenciesOf(String service) {
        return dependencies.getOrDefault(service, List.of());
    }

    private static void visit(
            String service, Map<String, List<String>> edges, Map<String, List<String>> sorted, Set<String> path) {
        if (sorted.containsKey(service)) {
            return;
        }
        if (!path.add(service)) {
            throw new FleetProblem("depends_on runs in a circle: " + String.join(" -> ", path) + " -> " + service);
        }
        List<String> needs = edges.get(service);
        if (needs == null) {
            throw new FleetProblem("depends_on names a service that is not in the compose file: " + service);
        }
        for (String need : needs) {
            visit(need, edges, sorted, path);
        }
        path.remove(service);
        sorted.put(service, List.copyOf(needs));
    }

    private static Map<String, List<String>> edges(Map<?, ?> root) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        if (root.get("services") instanceof Map<?, ?> services) {
            services.forEach((name, body) -> edges.put(String.valueOf(name), needs(body)));
        }
        return edges;
    }

    private static List<String> needs(Object body) {
        List<String> needs = new ArrayList<>();
        if (body instanceof Map<?, ?> map) {
            switch (map.get("depends_on")) {
                case Map<?, ?> conditions -> conditions.keySet().forEach(name -> needs.add(String.valueOf(name)));
                case List<?> names -> names.forEach(name -> needs.add(String.valueOf(name)));
                case null, default -> {}
            }
        }
        return needs;
    }
}
