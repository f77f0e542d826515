package io.aitrading.hub.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.hub.poll.MemberStatus;
import io.aitrading.hub.poll.Reading;
import io.aitrading.hub.poll.StatusBoard;
import io.aitrading.hub.registry.Dependency;
import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import io.aitrading.hub.registry.MemberKind;
import io.aitrading.hub.registry.Priority;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who needs whom, and how each of these ties is now. */
@Component
class DependencyGraph {
    private final MemberCatalogue catalogue;
    private final StatusBoard board;
    private final InstantSource clock;

    DependencyGraph(MemberCatalogue catalogue, StatusBoard board, InstantSource clock) {
        this.catalogue = catalogue;
        this.board = board;
        this.clock = clock;
    }

    record Graph(Instant asOf, List<Node> nodes, List<Edge> edges) {}

    /**
     * @param stopsWithIt members that are DOWN without it, directly or through others
     * @param affectedByIt members that lose something without it, directly or through others
     */
    record Node(
            String name,
            MemberKind kind,
            int phase,
            Priority priority,
            MemberStatus status,
            List<String> stopsWithIt,
            List<String> affectedByIt) {}

    /**
     * @param status what the one who needs it says of it, or else how it is itself
     * @param error as the one who needs it sees it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Edge(String from, String to, boolean required, MemberStatus status, @Nullable String error) {}

    Graph now() {
        List<Node> nodes = catalogue.members().stream().map(this::node).toList();
        List<Edge> edges = catalogue.dependencies().stream().map(this::edge).toList();
        return new Graph(clock.instant(), nodes, edges);
    }

    private Node node(Member member) {
        return new Node(
                member.name(),
                member.kind(),
                member.phase(),
                member.priority(),
                board.of(member.name()).status(),
                catalogue.neededBy(member.name(), true),
                catalogue.neededBy(member.name(), false));
    }

    private Edge edge(Dependency dependency) {
        Reading from = board.of(dependency.from());
        return from.dependencies().stream()
                .filter(seen -> seen.name().equals(dependency.to()))
                .findFirst()
                .map(seen -> new Edge(
                        dependency.from(), dependency.to(), dependency.required(), seen.status(), seen.error()))
                .orElseGet(() -> new Edge(
                        dependency.from(),
                        dependency.to(),
                        dependency.required(),
                        board.of(dependency.to()).status(),
                        null));
    }
}
