package io.aitrading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.event.Topic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void servicesHaveTheirNamesPortsAndVariables() {
        PlatformService service = PlatformService.ORDER_MANAGEMENT;

        assertThat(service.serviceName()).isEqualTo("order-management");
        assertThat(service.port()).isEqualTo(9002);
        assertThat(service.portVariable()).isEqualTo("ORDER_MANAGEMENT_PORT");
        assertThat(service.urlVariable()).isEqualTo("ORDER_MANAGEMENT_URL");
        assertThat(PlatformService.named("order-management")).contains(service);
        assertThat(PlatformService.named("nobody")).isEmpty();
        assertThat(Arrays.stream(PlatformService.values())
                        .mapToInt(PlatformService::port)
                        .distinct()
                        .count())
                .isEqualTo(PlatformService.values().length);
    }

    @Test
    void topicsAreNamedByDomainEventAndVersion() {
        for (Topic topic : Topic.values()) {
            assertThat(topic.topicName()).matches("[a-z]+\\.[a-z]+\\.v1");
            assertThat(topic.deadLetterName()).isEqualTo(topic.topicName() + ".dlt");
            assertThat(topic.partitions()).isPositive();
        }
    }

    @Test
    void onlyFinishedOrdersAreTerminal() {
        EnumSet<OrderStatus> terminal = EnumSet.noneOf(OrderStatus.class);
        for (OrderStatus status : OrderStatus.values()) {
            if (status.isTerminal()) {
                terminal.add(status);
            }
        }

        assertThat(terminal)
                .containsExactlyInAnyOrder(
                        OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.REJECTED, OrderStatus.EXPIRED);
    }

    @Test
    void typesSayWhichPricesTheyCarry() {
        assertThat(OrderType.MARKET.hasLimitPrice()).isFalse();
        assertThat(OrderType.MARKET.hasStopPrice()).isFalse();
        assertThat(OrderType.STOP_LOSS_LIMIT.hasLimitPrice()).isTrue();
        assertThat(OrderType.STOP_LOSS_LIMIT.hasStopPrice()).isTrue();
        assertThat(OrderType.LIMIT_MAKER.hasLimitPrice()).isTrue();
        assertThat(OrderType.TAKE_PROFIT.hasStopPrice()).isTrue();
    }

    @Test
    void sidesHaveOppositesAndSigns() {
        assertThat(Side.BUY.opposite()).isEqualTo(Side.SELL);
        assertThat(Side.SELL.opposite()).isEqualTo(Side.BUY);
        assertThat(Side.BUY.sign() + Side.SELL.sign()).isZero();
    }

    @Test
    void quantitiesAndPricesKeepTheirGrid() {
        assertThat(Quantity.of("0.3").minus(Quantity.of("0.1"))).isEqualTo(Quantity.of("0.2"));
        assertThat(Quantity.of("0.1").plus(Quantity.of("0.2"))).isEqualTo(Quantity.of("0.3"));
        assertThat(Quantity.ZERO.isZero()).isTrue();
        assertThat(Price.of("100.05").isMultipleOf(new BigDecimal("0.05"))).isTrue();
        assertThat(Price.of("100.07").isMultipleOf(new BigDecimal("0.05"))).isFalse();
        assertThat(Price.of("1200.00").toString()).isEqualTo("1200");
        assertThat(Money.zero("USDT").negated()).isEqualTo(Money.of("0", "USDT"));
    }
}
