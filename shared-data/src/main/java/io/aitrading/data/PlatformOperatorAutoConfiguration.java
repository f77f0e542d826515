package io.aitrading.data;

import io.aitrading.domain.id.Ids;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators may do to the events of a service that has an outbox. */
@AutoConfiguration(after = PlatformEventsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(OutboxRelay.class)
public class PlatformOperatorAutoConfiguration {
    @Bean
    OperatorActions operatorActions(JdbcClient database, Ids ids, InstantSource clock) {
        return new OperatorActions(database, ids, clock);
    }

    @Bean
    OutboxDesk outboxDesk(
            Transactions transactions,
            JdbcClient database,
            OperatorActions actions,
            InstantSource clock,
            OutboxRelay relay) {
        return new OutboxDesk(transactions, new OutboxEvents(database), actions, clock, relay::wake);
    }

    @Bean
    OutboxController outboxController(OutboxDesk desk, OperatorActions actions) {
        return new OutboxController(desk, actions);
    }
}
