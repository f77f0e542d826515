package io.aitrading.orders.account;

import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which accounts are in agreement with their venue since this process started, and why the others are not. */
@Component
public class ReconciledAccounts implements HealthDetail, HealthVerdict {

    private static final String NOT_LOOKED_AT = "not looked at yet";

    /** Account to the reason why it must wait; an empty text means that it may trade. */
    private final Map<UUID, String> waitsFor = new ConcurrentHashMap<>();

    /** False until the accounts have been read for the first time: not knowing any is not agreement. */
    private volatile boolean looked;

    /** All open accounts, as just read; new ones wait for their first reconciliation. */
    public void mustAgree(Collection<UUID> accountIds) {
        accountIds.forEach(id -> waitsFor.putIfAbsent(id, NOT_LOOKED_AT));
        looked = true;
    }

    public void markReconciled(UUID accountId) {
        waitsFor.put(accountId, "");
    }

    public void markWaiting(UUID accountId, String reason) {
        waitsFor.put(accountId, reason);
    }

    public boolean isReconciled(UUID accountId) {
        return waitsFor.getOrDefault(accountId, NOT_LOOKED_AT).isEmpty();
    }

    public String reason(UUID accountId) {
        return waitsFor.getOrDefault(accountId, NOT_LOOKED_AT);
    }

    @Override
    public String name() {
        return "reconciled";
    }

    @Override
    public Object value() {
        return looked && waitsFor.values().stream().allMatch(String::isEmpty);
    }

    @Override
    public Optional<String> problem() {
        if (!looked) {
            return Optional.of("accounts are not reconciled yet");
        }
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
