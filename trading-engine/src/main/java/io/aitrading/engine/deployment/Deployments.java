package io.aitrading.engine.deployment;

import io.aitrading.data.Transactions;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.id.Ids;
import io.aitrading.engine.EngineErrorCode;
import io.aitrading.engine.EngineProperties;
import io.aitrading.health.Live;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.web.ApiException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks what users want deployed, and writes it down. */
@Component
public class Deployments {
    private static final BigDecimal DEFAULT_CAPITAL = new BigDecimal("10000");
    private static final String DEFAULT_INTERVAL = "1m";

    private final DeploymentStore store;
    private final StrategyCatalogue catalogue;
    private final Live<EngineProperties> limits;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    Deployments(
            DeploymentStore store,
            StrategyCatalogue catalogue,
            Live<EngineProperties> limits,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.limits = limits;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a deployment; a repetition with the same id and content gives the one that is there. */
    public Deployment create(DeploymentRequest request, UUID owner, Instrument instrument) {
        StrategyDescriptor descriptor = catalogue.find(request.strategy()).orElseThrow(() -> new ApiException(
                        EngineErrorCode.UNKNOWN_STRATEGY, "There is no strategy named " + request.strategy())
                .field("strategy", "UNKNOWN", "must be one of the catalogue's"));
        if (descriptor.symbols() != 1) {
            throw new ApiException(
                            EngineErrorCode.UNSUPPORTED_STRATEGY,
                            descriptor.name() + " needs " + descriptor.symbols() + " symbols; live ones have one")
                    .field("strategy", "ONE_SYMBOL", "must trade one symbol");
        }
        Map<String, String> parameters = parameters(descriptor, request);
        Instant now = clock.instant();
        BigDecimal capital = request.capital();
        DeploymentRequest.Exits exits = request.protection();
        Deployment wanted = new Deployment(
                request.strategyId() == null ? ids.next() : request.strategyId(),
                request.name(),
                descriptor.name(),
                parameters,
                request.accountId(),
                owner,
                instrument.symbol(),
                interval(request.interval() == null ? DEFAULT_INTERVAL : request.interval()),
                quantity(request.quantity(), instrument),
                capital == null ? DEFAULT_CAPITAL : capital,
                exits == null ? ProtectionRules.NONE : exits.rules(),
                Lifecycle.CREATED,
                0,
                null,
                now,
                now);
        return transactions.inTransaction(() -> insert(wanted));
    }

    private Deployment insert(Deployment wanted) {
        int most = limits.now().maxStrategies();
        if (store.find(wanted.strategyId()).isEmpty() && store.count(wanted.userId()) >= most) {
            throw new ApiException(EngineErrorCode.TOO_MANY_STRATEGIES, "At most " + most + "; delete one first");
        }
        if (store.insert(wanted)) {
            return wanted;
        }
        Deployment there = store.find(wanted.strategyId()).orElseThrow();
        boolean same = there.userId().equals(wanted.userId())
                && there.accountId().equals(wanted.accountId())
                && there.symbol().equals(wanted.symbol())
                && there.strategy().equals(wanted.strategy())
                && there.parameters().equals(wanted.parameters())
                && there.interval().equals(wanted.interval())
                && there.quantity().equals(wanted.quantity());
        if (!same) {
            throw new ApiException(EngineErrorCode.STRATEGY_EXISTS, "Give another strategyId, or none")
                    .field("strategyId", "UNIQUE", "belongs to another strategy");
        }
        return there;
    }

    private static Map<String, String> parameters(StrategyDescriptor descriptor, DeploymentRequest request) {
        Map<String, Object> given = request.parameters() == null ? Map.of() : new HashMap<>(request.parameters());
        try {
            Map<String, String> checked = descriptor.check(given).asMap();
            descriptor.create(checked);
            return checked;
        } catch (ParameterException e) {
            throw new ApiException(EngineErrorCode.BAD_PARAMETER, e.parameter() + " " + e.problem())
                    .field("parameters." + e.parameter(), e.rule(), e.problem());
        }
    }

    private static Duration interval(String name) {
        return BarIntervals.named(name)
                .orElseThrow(() -> ApiException.invalid(
                        "interval", "KNOWN_INTERVAL", "must be one of " + String.join(", ", BarIntervals.names())));
    }

    private static Quantity quantity(Quantity quantity, Instrument instrument) {
        BigDecimal value = quantity.value();
        if (value.compareTo(instrument.minQuantity()) < 0 || value.signum() == 0) {
            throw ApiException.invalid(
                    "quantity",
                    "MINIMUM",
                    "must be at least " + instrument.minQuantity().toPlainString());
        }
        if (value.compareTo(instrument.maxQuantity()) > 0) {
            throw ApiException.invalid(
                    "quantity",
                    "MAXIMUM",
                    "must be at most " + instrument.maxQuantity().toPlainString());
        }
        if (value.remainder(instrument.lotSize()).signum() != 0) {
            throw ApiException.invalid(
                    "quantity",
                    "LOT_SIZE",
                    "must be a multiple of " + instrument.lotSize().toPlainString());
        }
        return quantity;
    }
}
