package io.aitrading.orders.account;

import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which accounts are in agreement with their venue since this process started, and why the others are not. */
@Component
public class ReconciledAccounts implements HealthDetail, HealthVerdict {

    /** Account to the reason why it must wait; an empty text means that it may trade. */
    private final Map<UUID, String> waitsFor = new ConcurrentHashMap<>();

    public void markReconciled(UUID accountId) {
        waitsFor.put(accountId, "");
    }

    public void markWaiting(UUID accountId, String reason) {
        waitsFor.put(accountId, reason);
    }

    public boolean isReconciled(UUID accountId) {
        return waitsFor.getOrDefault(accountId, "not looked at yet").isEmpty();
    }

    public String reason(UUID accountId) {
        return waitsFor.getOrDefault(accountId, "not looked at yet");
    }

    @Override
    public String name() {
        return "reconciled";
    }

    @Override
    public Object value() {
        return waitsFor.values().stream().allMatch(String::isEmpty);
    }

    @Override
    public Optional<String> problem() {
        return waitsFor.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "account " + entry.getKey() + " is not reconciled: " + entry.getValue())
                .findFirst();
    }

    @Override
    public boolean down() {
        return false;
    }
}
