package io.aitrading.data;

import io.aitrading.domain.id.Ids;
import io.aitrading.health.ConnectionRetry;
import java.sql.Connection;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** A database schema of its own for every service that names one in {@code platform.data.schema}. */
@AutoConfiguration(
        after = {DataSourceTransactionManagerAutoConfiguration.class, JdbcClientAutoConfiguration.class},
        before = FlywayAutoConfiguration.class)
@ConditionalOnProperty({"platform.service", "platform.data.schema"})
public class PlatformDatabaseAutoConfiguration {
    static final String SCHEMA = "platform.data.schema";

    @Bean
    FlywayConfigurationCustomizer schemaOfThisService(Environment environment) {
        String schema = environment.getRequiredProperty(SCHEMA);
        return configuration -> configuration
                .locations("classpath:db/platform", "classpath:db/" + schema)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                // A later platform migration (V0002) comes after a service's V1001 in time, not in number.
                .outOfOrder(true);
    }

    /** Waits for PostgreSQL, not for a bad migration: that one stops the service with Flyway's own words. */
    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy migrateWhenDatabaseIsThere(ConnectionRetry retry, DataSource dataSource) {
        return (Flyway flyway) -> {
            retry.run("postgres", () -> {
                try (Connection connection = dataSource.getConnection()) {
                    return connection.isValid(1);
                }
            });
            flyway.migrate();
        };
    }

    @Bean
    @ConditionalOnMissingBean
    Transactions platformTransactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox platformOutbox(JdbcOperations database, Ids ids, InstantSource clock, ObjectProvider<OutboxRelay> relay) {
        return new Outbox(database, ids, clock, () -> relay.ifAvailable(OutboxRelay::wake));
    }

    @Bean
    @ConditionalOnMissingBean
    Inbox platformInbox(JdbcClient database, InstantSource clock) {
        return new Inbox(database, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Idempotency platformIdempotency(JdbcClient database, InstantSource clock) {
        return new Idempotency(database, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    Creations platformCreations(Idempotency idempotency, Transactions transactions, JsonMapper json) {
        return new Creations(idempotency, transactions, json);
    }

    @Bean
    PostgresProbe postgresProbe(Environment environment) {
        return new PostgresProbe(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }
}
