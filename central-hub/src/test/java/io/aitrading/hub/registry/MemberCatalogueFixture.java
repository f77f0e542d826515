package io.aitrading.hub.registry;

import io.aitrading.hub.HubProperties;
import java.time.Duration;
import java.util.List;

/** The shipped catalogue, for tests of other packages. */
public final class MemberCatalogueFixture {
    private MemberCatalogueFixture() {}

    public static MemberCatalogue expecting(String... members) {
        return new MemberCatalogue(new HubProperties(
                List.of(members),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                Duration.ofDays(30),
                100));
    }
}
