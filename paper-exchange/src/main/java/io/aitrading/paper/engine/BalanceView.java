package io.aitrading.paper.engine;

/** One asset of one account at one moment, in units of 1e-8. */
public record BalanceView(long account, String asset, long freeUnits, long lockedUnits) {}
