package io.aitrading.data;

import io.aitrading.domain.id.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events out and in, for services that do not exclude Kafka; outbox and listeners for those with a database. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, PlatformDatabaseAutoConfiguration.class})
@ConditionalOnProperty("platform.service")
@ConditionalOnBean(KafkaProperties.class)
public class PlatformEventsAutoConfiguration {
    private static final String SERVICE = "platform.service";

    private static Map<String, Object> client(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildAdminProperties());
        settings.remove("client.id");
        return settings;
    }

    @Bean
    TopicCreator topicCreator(KafkaProperties kafka) {
        return new TopicCreator(client(kafka));
    }

    @Bean
    EventSender eventSender(KafkaProperties kafka) {
        return new EventSender(client(kafka));
    }

    @Bean
    KafkaTransport kafkaTransport(TopicCreator topics, EventSender sender) {
        return new KafkaTransport(topics, sender);
    }

    @Bean
    BrokerProbe brokerProbe(KafkaProperties kafka) {
        return new BrokerProbe(client(kafka));
    }

    @Bean
    @ConditionalOnBean(Transactions.class)
    OutboxRelay outboxRelay(
            Environment environment,
            JdbcClient database,
            Transactions transactions,
            KafkaTransport transport,
            InstantSource clock,
            MeterRegistry metrics) {
        OutboxStore store =
                new OutboxStore(database, environment.getRequiredProperty(PlatformDatabaseAutoConfiguration.SCHEMA));
        return new OutboxRelay(
                environment.getRequiredProperty(SERVICE),
                store,
                new OutboxBatch(transactions, store, transport, clock),
                new OutboxHousekeeping(store, clock),
                clock,
                metrics);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(Transactions.class)
    EventListenerRegistry eventListenerRegistry(
            Environment environment,
            KafkaProperties kafka,
            TopicCreator topics,
            Transactions transactions,
            Inbox inbox,
            EventSender sender,
            MeterRegistry metrics) {
        String service = environment.getRequiredProperty(SERVICE);
        EventContainers containers = new EventContainers(service, client(kafka), new EventErrors(sender, metrics));
        return new EventListenerRegistry(service, containers, topics, transactions, inbox, metrics);
    }

    @Bean
    DeadLetterSender deadLetterSender(EventSender sender) {
        return new DeadLetterSender(sender);
    }

    /** Made only where somebody asks for it: most services have an outbox and no buffer. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    BufferedPublisher bufferedPublisher(
            Environment environment, KafkaTransport transport, Ids ids, InstantSource clock, MeterRegistry metrics)
            throws IOException {
        String service = environment.getRequiredProperty(SERVICE);
        Path directory = Path.of(environment.getProperty("STATE_DIR", ".fleet/state"), "buffer", service);
        return BufferedPublisher.open(service, DiskBuffer.Settings.defaults(directory), transport, ids, clock, metrics);
    }
}
