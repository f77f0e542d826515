package io.aitrading.paper;

import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import io.aitrading.paper.engine.ReplayState;
import io.aitrading.paper.engine.VenueEngine;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is true about the venue beyond its database being there. */
@Configuration(proxyBeanMethods = false)
class VenueHealth {
    @Bean
    HealthDetail replayDetail(VenueEngine engine) {
        return new HealthDetail() {
            @Override
            public String name() {
                return "replay";
            }

            @Override
            public @Nullable Object value() {
                ReplayState state = engine.lastState();
                return state == null
                        ? null
                        : Map.of("mode", state.mode(), "tradeId", state.lastTradeId(), "loop", state.loop());
            }
        };
    }

    @Bean
    HealthVerdict venueVerdict(VenueEngine engine) {
        return new HealthVerdict() {
            @Override
            public Optional<String> problem() {
                return engine.isReady()
                        ? Optional.empty()
                        : Optional.of("the venue is being rebuilt from its database");
            }

            @Override
            public boolean down() {
                return true;
            }
        };
    }
}
