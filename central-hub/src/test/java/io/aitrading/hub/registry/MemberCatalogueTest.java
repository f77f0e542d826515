package io.aitrading.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.PlatformService;
import io.aitrading.hub.HubProperties;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberCatalogueTest {
    private final MemberCatalogue shipped = new MemberCatalogue(properties(List.of("postgres", "central-hub")));

    private static HubProperties properties(List<String> expected) {
        return new HubProperties(
                expected,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                Duration.ofDays(30),
                100);
    }

    private static MemberCatalogue.Design design(Dependency... dependencies) {
        List<Member> members = new ArrayList<>(Arrays.stream(PlatformService.values())
                .map(service -> new Member(
                        service.serviceName(),
                        MemberKind.APPLICATION,
                        service.port(),
                        1,
                        Priority.P2,
                        "job",
                        "impact",
                        null))
                .toList());
        members.add(new Member("postgres", MemberKind.STORE, 5432, 0, Priority.P0, "job", "impact", null));
        return new MemberCatalogue.Design(members, List.of(dependencies));
    }

    @Test
    void listsEveryApplicationOfThePlatformOnItsPort() {
        for (PlatformService service : PlatformService.values()) {
            assertThat(shipped.get(service.serviceName()).port()).isEqualTo(service.port());
        }
    }

    @Test
    void knowsWhoStopsAndWhoIsAffectedWhenAStoreIsLost() {
        assertThat(shipped.neededBy("postgres", true))
                .contains("order-management", "configuration-service", "database-service", "usage-monitoring")
                .doesNotContain("data-bridge", "api-gateway");
        assertThat(shipped.neededBy("postgres", false)).contains("data-bridge", "api-gateway", "nginx");
        assertThat(shipped.neededBy("redpanda", true)).isEmpty();
    }

    @Test
    void refusesDependenciesThatAreWrong() {
        assertThatThrownBy(() -> new MemberCatalogue(design(new Dependency("central-hub", "oracle", true)), List.of()))
                .hasMessageContaining("oracle");
        assertThatThrownBy(
                        () -> new MemberCatalogue(design(new Dependency("postgres", "central-hub", true)), List.of()))
                .hasMessageContaining("starts before");
        assertThatThrownBy(() -> new MemberCatalogue(
                        design(
                                new Dependency("central-hub", "data-bridge", true),
                                new Dependency("data-bridge", "central-hub", false)),
                        List.of()))
                .hasMessageContaining("needs itself");
    }

    @Test
    void refusesToExpectWhatDoesNotExist() {
        assertThatThrownBy(() -> new MemberCatalogue(properties(List.of("central-hub", "centralhub"))))
                .hasMessageContaining("centralhub");
        assertThatThrownBy(() -> shipped.get("centralhub")).isInstanceOf(ApiException.class);
    }
}
