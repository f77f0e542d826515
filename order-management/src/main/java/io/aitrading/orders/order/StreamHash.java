package io.aitrading.orders.order;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.api.StreamHashAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SHA-256 over all orders of an account in the order of placing: two runs over the same market must agree. */
@Component
class StreamHash {

    private final JdbcClient jdbc;

    StreamHash(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StreamHashAnswer of(UUID accountId, @Nullable UUID strategyId) {
        MessageDigest digest = sha256();
        AtomicLong count = new AtomicLong();
        jdbc.sql(OrderRows.SELECT
                        + "where account_id = :account and (cast(:strategy as uuid) is null or strategy_id = :strategy)"
                        + " order by order_id")
                .param("account", accountId)
                .param("strategy", strategyId)
                .query(row -> {
                    StoredOrder order = OrderRows.read(row, 0);
                    digest.update(line(order).getBytes(StandardCharsets.UTF_8));
                    count.incrementAndGet();
                });
        return new StreamHashAnswer(count.get(), HexFormat.of().formatHex(digest.digest()));
    }

    private static String line(StoredOrder order) {
        StoredOrder.Terms terms = order.terms();
        BigDecimal price = terms.price() == null ? null : terms.price().value();
        return String.join(
                        ",",
                        terms.symbol(),
                        terms.side().name(),
                        terms.type().name(),
                        terms.quantity().toString(),
                        price == null ? "" : Decimals.text(price),
                        terms.clientOrderId(),
                        order.progress().filled().toString(),
                        order.averagePrice().map(Object::toString).orElse(""))
                + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
