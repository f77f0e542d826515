package io.aitrading.trading.risk;

/**
 * One rule's verdict.
 *
 * @param value what was measured, decimal text or a state's name
 * @param threshold what it was held against
 */
public record RuleResult(RiskRule rule, boolean passed, String value, String threshold) {}
