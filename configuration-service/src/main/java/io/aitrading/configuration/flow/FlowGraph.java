package io.aitrading.configuration.flow;

import io.aitrading.configuration.flow.FlowDefinition.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Questions about a directed graph of named nodes. */
final class FlowGraph {
    private final Map<String, List<String>> next = new TreeMap<>();
    private final Map<String, List<String>> neighbours = new HashMap<>();

    FlowGraph(Collection<String> nodes, Collection<Edge> edges) {
        for (String node : nodes) {
            next.put(node, new ArrayList<>());
            neighbours.put(node, new ArrayList<>());
        }
        for (Edge edge : edges) {
            neighbours(next, edge.from()).add(edge.to());
            neighbours(neighbours, edge.from()).add(edge.to());
            neighbours(neighbours, edge.to()).add(edge.from());
        }
    }

    private static List<String> neighbours(Map<String, List<String>> of, String node) {
        return of.computeIfAbsent(node, unknown -> new ArrayList<>());
    }

    boolean isConnected() {
        if (next.isEmpty()) {
            return false;
        }
        String any = next.keySet().iterator().next();
        return reach(neighbours, any).size() == next.size();
    }

    /** All nodes that something from the given one gets to, itself left out, nearest first. */
    List<String> downstreamOf(String node) {
        Set<String> reached = reach(next, node);
        reached.remove(node);
        return List.copyOf(reached);
    }

    private static Set<String> reach(Map<String, List<String>> steps, String start) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String node = open.removeFirst();
            if (reached.add(node)) {
                open.addAll(steps.getOrDefault(node, List.of()));
            }
        }
        return reached;
    }

    /** Nodes that lead back to themselves, if any: what is left when all nodes without a predecessor are taken away. */
    Optional<String> cycle() {
        Map<String, Integer> incoming = new TreeMap<>();
        next.keySet().forEach(node -> incoming.put(node, 0));
        next.values().forEach(targets -> targets.forEach(target -> incoming.merge(target, 1, Integer::sum)));
        Deque<String> free = new ArrayDeque<>();
        incoming.forEach((node, count) -> {
            if (count == 0) {
                free.add(node);
            }
        });
        while (!free.isEmpty()) {
            String node = free.removeFirst();
            incoming.remove(node);
            for (String target : next.getOrDefault(node, List.of())) {
                if (incoming.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
        return incoming.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", incoming.keySet()));
    }
}
