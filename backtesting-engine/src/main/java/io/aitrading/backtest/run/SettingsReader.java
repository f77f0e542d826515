package io.aitrading.backtest.run;

import io.aitrading.backtest.run.BacktestRequest.ExitRulesChoice;
import io.aitrading.backtest.run.BacktestRequest.FeeChoice;
import io.aitrading.backtest.run.BacktestRequest.FinancingChoice;
import io.aitrading.backtest.run.BacktestRequest.RiskChoice;
import io.aitrading.backtest.run.BacktestRequest.SizingChoice;
import io.aitrading.backtest.run.BacktestRequest.SlippageChoice;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.ExitRules;
import io.aitrading.trading.backtest.FeeSchedule;
import io.aitrading.trading.backtest.FillRule;
import io.aitrading.trading.backtest.Financing;
import io.aitrading.trading.backtest.IntrabarPath;
import io.aitrading.trading.backtest.MoneyScale;
import io.aitrading.trading.backtest.SettingsProblem;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.backtest.Slippage;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the parts of a request into the engine's settings, with the defaults for what is absent. */
final class SettingsReader {
    private SettingsReader() {}

    static BacktestSettings read(BacktestRequest request, SymbolSpec symbol) {
        BigDecimal capital = capital(request);
        ExitRules rules = exitRules(request.exitRules());
        double leverage = orElse(request.leverage(), 1);
        RiskChoice risk = request.risk();
        BigDecimal maxPosition = risk == null ? null : risk.maxPosition();
        return new BacktestSettings(
                capital,
                sizing(request.sizing()),
                fees(request.fees()),
                slippage(request.slippage()),
                Objects.requireNonNullElse(request.fillRule(), FillRule.NEXT_OPEN),
                Objects.requireNonNullElse(request.path(), IntrabarPath.WORST_CASE),
                Objects.requireNonNullElse(request.latencyMillis(), 0L),
                orElse(request.volumeShare(), 0),
                // Exit rules bring a leverage of their own, which the account must be able to carry.
                rules == null ? leverage : Math.max(leverage, rules.leverage()),
                is(request.allowShort()),
                maxPosition == null ? 0 : symbol.lots(maxPosition),
                risk == null ? 0 : orElse(risk.maxDrawdown(), 0),
                financing(request.financing()),
                rules,
                true);
    }

    /** The capital; one that is too large for amounts to be counted is a problem. */
    static BigDecimal capital(BacktestRequest request) {
        BigDecimal capital = request.capital();
        if (capital == null) {
            throw new SettingsProblem("capital", "REQUIRED", "is missing");
        }
        MoneyScale.forCapital(capital);
        return capital;
    }

    static Sizing sizing(@Nullable SizingChoice choice) {
        if (choice == null) {
            return new Sizing.EquityFraction(1);
        }
        onlyOne("sizing", choice.quantity(), choice.notional(), choice.equityFraction());
        if (choice.quantity() != null) {
            return new Sizing.FixedQuantity(choice.quantity());
        }
        if (choice.notional() != null) {
            return new Sizing.FixedNotional(choice.notional());
        }
        return new Sizing.EquityFraction(orElse(choice.equityFraction(), 1));
    }

    static FeeSchedule fees(@Nullable FeeChoice choice) {
        if (choice == null) {
            return FeeSchedule.FREE;
        }
        boolean inBase = is(choice.inBase());
        if (choice.tiers() != null) {
            return new FeeSchedule(
                    choice.tiers().stream()
                            .map(tier -> new FeeSchedule.Tier(tier.fromVolume(), tier.maker(), tier.taker()))
                            .toList(),
                    inBase);
        }
        BigDecimal both = Objects.requireNonNullElse(choice.rate(), BigDecimal.ZERO);
        BigDecimal maker = Objects.requireNonNullElse(choice.maker(), both);
        BigDecimal taker = Objects.requireNonNullElse(choice.taker(), both);
        return new FeeSchedule(List.of(new FeeSchedule.Tier(BigDecimal.ZERO, maker, taker)), inBase);
    }

    private static Slippage slippage(@Nullable SlippageChoice choice) {
        if (choice == null) {
            return Slippage.NONE;
        }
        onlyOne("slippage", choice.ticks(), choice.basisPoints(), choice.impactBasisPoints());
        if (choice.ticks() != null) {
            return new Slippage.Ticks(choice.ticks());
        }
        if (choice.basisPoints() != null) {
            return new Slippage.BasisPoints(choice.basisPoints());
        }
        return new Slippage.SquareRootImpact(orElse(choice.impactBasisPoints(), 0));
    }

    private static Financing financing(@Nullable FinancingChoice choice) {
        return choice == null
                ? Financing.NONE
                : new Financing(
                        orElse(choice.fundingRate(), 0),
                        Objects.requireNonNullElse(choice.fundingIntervalMillis(), 0L),
                        orElse(choice.borrowRatePerYear(), 0));
    }

    private static @Nullable ExitRules exitRules(@Nullable ExitRulesChoice choice) {
        if (choice == null) {
            return null;
        }
        NavigableMap<Long, Double> table = new TreeMap<>();
        if (choice.takeProfitByAge() != null) {
            choice.takeProfitByAge().forEach((age, profit) -> table.put(minutes(age), profit));
        }
        return new ExitRules(
                choice.stopLoss(),
                table,
                is(choice.trailing()),
                is(choice.trailingOnlyAfterOffset()),
                choice.trailingDistance(),
                orElse(choice.trailingOffset(), 0),
                choice.useExitSignal() == null || choice.useExitSignal(),
                is(choice.strategyStop()),
                choice.entryPrice(),
                choice.exitPrice(),
                orElse(choice.leverage(), 1),
                choice.entryTimeoutMinutes(),
                choice.exitTimeoutMinutes(),
                choice.replacementEntryPrice());
    }

    private static long minutes(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SettingsProblem(
                    "exitRules.takeProfitByAge", "TYPE", "ages must be whole minutes, not '" + text + "'");
        }
    }

    private static void onlyOne(String field, @Nullable Object... choices) {
        int given = 0;
        for (Object choice : choices) {
            given += choice == null ? 0 : 1;
        }
        if (given != 1) {
            throw new SettingsProblem(field, "EXACTLY_ONE", "must have exactly one member, not " + given);
        }
    }

    private static double orElse(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean is(@Nullable Boolean value) {
        return value != null && value;
    }
}
