package io.aitrading.portfolio.account;

import java.time.Instant;
import java.util.UUID;

/** A trading account and its owner. */
public record Account(UUID accountId, UUID userId, String venue, String name, Instant openedAt) {}
