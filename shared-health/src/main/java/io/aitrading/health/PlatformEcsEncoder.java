package io.aitrading.health;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.JsonUtils;
import co.elastic.logging.logback.EcsEncoder;
import org.jspecify.annotations.Nullable;

/** Elastic Common Schema with the service of each line, not of the process: one JVM may run many. */
public final class PlatformEcsEncoder extends EcsEncoder {
    private String fallbackService = "platform";

    /** Name for lines that no service claims. Set by the logging configuration. */
    public void setFallbackService(String name) {
        fallbackService = name;
    }

    @Override
    protected void addCustomFields(ILoggingEvent event, StringBuilder json) {
        @Nullable String claimed = event.getMDCPropertyMap().get(LogKeys.SERVICE);
        if (claimed == null) {
            field(json, LogKeys.SERVICE, fallbackService);
        }
        field(json, "service.name", claimed == null ? fallbackService : claimed);
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"");
        JsonUtils.quoteAsString(value, json);
        json.append("\",");
    }
}
