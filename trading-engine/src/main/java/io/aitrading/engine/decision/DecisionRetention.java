package io.aitrading.engine.decision;

import io.aitrading.engine.EngineProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the list of decisions bounded; the topic has had them all. */
@Component
class DecisionRetention {
    private static final Logger log = LoggerFactory.getLogger(DecisionRetention.class);

    private final DecisionStore decisions;
    private final EngineProperties settings;

    DecisionRetention(DecisionStore decisions, EngineProperties settings) {
        this.decisions = decisions;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void tidy() {
        int dropped = decisions.keepNewest(settings.keptDecisions());
        if (dropped > 0) {
            log.info("dropped {} decisions beyond the newest {}", dropped, settings.keptDecisions());
        }
    }
}
