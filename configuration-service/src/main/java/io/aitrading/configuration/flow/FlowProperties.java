package io.aitrading.configuration.flow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param answerTimeout how long a service may take to say how it is
 * @param cacheFor how long what it said is used
 */
@ConfigurationProperties("configuration.flows")
record FlowProperties(@DefaultValue("1500ms") Duration answerTimeout, @DefaultValue("2s") Duration cacheFor) {

    FlowProperties {
        if (answerTimeout.toMillis() < 1 || cacheFor.isNegative()) {
            throw new IllegalArgumentException(
                    "configuration.flows: answer-timeout must be at least 1 ms and cache-for" + " not negative");
        }
    }
}
