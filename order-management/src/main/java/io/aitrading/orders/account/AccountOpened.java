package io.aitrading.orders.account;

import java.util.UUID;

/** An account has just been opened at its venue; told within the process, after the commit. */
public record AccountOpened(UUID accountId) {}
