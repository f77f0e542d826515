package io.aitrading.trading.risk;

import java.util.List;

/**
 * What the gate says of one intent.
 *
 * @param approved true when every rule passed
 * @param rules the verdict of every {@link RiskRule}, in their order, whatever the others said
 */
public record RiskVerdict(boolean approved, List<RuleResult> rules) {
    public RiskVerdict {
        rules = List.copyOf(rules);
    }

    static RiskVerdict of(List<RuleResult> rules) {
        return new RiskVerdict(rules.stream().allMatch(RuleResult::passed), rules);
    }

    /** The rules that said no. */
    public List<RuleResult> failures() {
        return rules.stream().filter(result -> !result.passed()).toList();
    }
}
