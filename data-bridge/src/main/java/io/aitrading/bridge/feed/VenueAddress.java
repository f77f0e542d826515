package io.aitrading.bridge.feed;

import io.aitrading.bridge.BridgeProperties;
import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Where the venue is.
 *
 * @param rest base URL of its REST interface
 * @param stream base URL of its market streams
 */
public record VenueAddress(String rest, String stream) {

    /** What the settings say, or else the paper venue of this fleet. */
    public static VenueAddress of(BridgeProperties properties, ServiceDirectory directory) {
        @Nullable String configured = properties.venueUrl();
        String rest =
                configured == null || configured.isBlank() ? directory.url(PlatformService.PAPER_EXCHANGE) : configured;
        @Nullable String configuredStream = properties.streamUrl();
        String stream = configuredStream == null || configuredStream.isBlank()
                ? rest.replaceFirst("^http", "ws")
                : configuredStream;
        return new VenueAddress(rest, stream);
    }
}
