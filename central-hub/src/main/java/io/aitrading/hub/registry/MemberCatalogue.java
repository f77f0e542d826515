package io.aitrading.hub.registry;

import io.aitrading.domain.PlatformService;
import io.aitrading.hub.HubProperties;
import io.aitrading.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that belongs to the platform and who needs whom, as it is designed. Checked when it is read. */
@Component
public class MemberCatalogue {
    private static final String RESOURCE = "/io/aitrading/hub/platform.json";

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<Dependency> dependencies;
    private final Set<String> expected;

    record Design(List<Member> members, List<Dependency> dependencies) {}

    @Autowired
    MemberCatalogue(HubProperties properties) {
        this(read(), properties.expectedServices());
    }

    MemberCatalogue(Design design, List<String> expected) {
        for (Member member : design.members()) {
            if (members.put(member.name(), member) != null) {
                throw new IllegalStateException(member.name() + " is listed twice");
            }
        }
        this.dependencies = List.copyOf(design.dependencies());
        this.expected = Set.copyOf(expected);
        checkApplications();
        checkDependencies();
        for (String name : expected) {
            requireMember(name, "hub.expected-services");
        }
    }

    private static Design read() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (@Nullable InputStream in = MemberCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return json.readValue(in, Design.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void checkApplications() {
        Set<String> listed = members.values().stream()
                .filter(member -> member.kind() == MemberKind.APPLICATION)
                .map(Member::name)
                .collect(Collectors.toSet());
        Set<String> services = Arrays.stream(PlatformService.values())
                .map(PlatformService::serviceName)
                .collect(Collectors.toSet());
        if (!listed.equals(services)) {
            throw new IllegalStateException("the applications listed are not the platform's: " + listed);
        }
    }

    /** Who is needed starts earlier or in the same phase, so there can be no circle across phases; within one we look. */
    private void checkDependencies() {
        for (Dependency dependency : dependencies) {
            Member from = requireMember(dependency.from(), RESOURCE);
            Member to = requireMember(dependency.to(), RESOURCE);
            if (from.phase() < to.phase()) {
                throw new IllegalStateException(from.name() + " starts before " + to.name() + ", which it needs");
            }
            if (neededBy(dependency.from(), false).contains(dependency.from())) {
                throw new IllegalStateException(from.name() + " needs itself in the end");
            }
        }
    }

    private Member requireMember(String name, String where) {
        @Nullable Member member = members.get(name);
        if (member == null) {
            throw new IllegalStateException(where + " names " + name + ", which is no member of the platform");
        }
        return member;
    }

    public List<Member> members() {
        return List.copyOf(members.values());
    }

    public List<Dependency> dependencies() {
        return dependencies;
    }

    /** @throws ApiException NOT_FOUND */
    public Member get(String name) {
        @Nullable Member member = members.get(name);
        if (member == null) {
            throw ApiException.notFound("member of the platform");
        }
        return member;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public boolean isExpected(Member member) {
        return expected.contains(member.name());
    }

    /** Whom the loss of a member reaches, directly or through others, nearest first. */
    public List<String> neededBy(String name, boolean requiredOnly) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String lost = open.removeFirst();
            for (Dependency dependency : dependencies) {
                boolean counts = dependency.required() || !requiredOnly;
                if (counts && dependency.to().equals(lost) && reached.add(dependency.from())) {
                    open.add(dependency.from());
                }
            }
        }
        return List.copyOf(reached);
    }
}
