package io.aitrading.engine.api;

import io.aitrading.data.Creations;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.engine.EngineErrorCode;
import io.aitrading.engine.deployment.Accounts;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.DeploymentRequest;
import io.aitrading.engine.deployment.DeploymentStore;
import io.aitrading.engine.deployment.Deployments;
import io.aitrading.engine.run.RunnerBoard;
import io.aitrading.engine.run.StrategyControl;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Strategies of users: a user sees and commands his own, an administrator all. */
@RestController
@RequestMapping("/api/v1/strategies")
class StrategyController {
    private static final String TRADERS = "hasAnyRole('TRADER', 'ADMIN', 'SERVICE')";
    private static final String READERS = "hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')";

    private final Deployments deployments;
    private final DeploymentStore store;
    private final StrategyControl control;
    private final RunnerBoard board;
    private final Accounts accounts;
    private final Creations creations;

    StrategyController(
            Deployments deployments,
            DeploymentStore store,
            StrategyControl control,
            RunnerBoard board,
            Accounts accounts,
            Creations creations) {
        this.deployments = deployments;
        this.store = store;
        this.control = control;
        this.board = board;
        this.accounts = accounts;
        this.creations = creations;
    }

    @GetMapping
    @PreAuthorize(READERS)
    PageAnswer<DeploymentView> list(Caller caller, PageRequestParams page) {
        UUID owner = Ownership.ownerFilter(caller);
        List<Deployment> rows = store.list(owner, page.cursorId().orElse(null), page.limit() + 1);
        PageAnswer<Deployment> answer = page.page(rows, row -> row.strategyId().toString());
        return new PageAnswer<>(answer.items().stream().map(DeploymentView::of).toList(), answer.nextCursor());
    }

    @PostMapping
    @PreAuthorize(TRADERS)
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DeploymentView.class)))
    ResponseEntity<String> create(
            Caller caller,
            @RequestHeader(name = Creations.KEY, required = false) @Nullable String key,
            @Valid @RequestBody DeploymentRequest request) {
        UUID owner = accounts.owner(caller, request.accountId());
        Instrument instrument = instrument(request.symbol());
        Creations.Creation creation =
                new Creations.Creation(caller, key, HttpStatus.CREATED, "/api/v1/strategies", "strategyId");
        return creations.answer(
                creation, request, () -> DeploymentView.of(deployments.create(request, owner, instrument)));
    }

    @GetMapping("/{strategyId}")
    @PreAuthorize(READERS)
    DeploymentView get(Caller caller, @PathVariable UUID strategyId) {
        return DeploymentView.of(require(caller, strategyId));
    }

    @DeleteMapping("/{strategyId}")
    @PreAuthorize(TRADERS)
    ResponseEntity<Void> delete(Caller caller, @PathVariable UUID strategyId) {
        control.delete(require(caller, strategyId));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{strategyId}/start")
    @PreAuthorize(TRADERS)
    DeploymentView start(Caller caller, @PathVariable UUID strategyId) {
        return DeploymentView.of(control.start(require(caller, strategyId)));
    }

    @PostMapping("/{strategyId}/stop")
    @PreAuthorize(TRADERS)
    DeploymentView stop(Caller caller, @PathVariable UUID strategyId) {
        return DeploymentView.of(control.stop(require(caller, strategyId)));
    }

    @PostMapping("/{strategyId}/pause")
    @PreAuthorize(TRADERS)
    DeploymentView pause(Caller caller, @PathVariable UUID strategyId) {
        return DeploymentView.of(control.pause(require(caller, strategyId)));
    }

    @GetMapping("/{strategyId}/positions")
    @PreAuthorize(READERS)
    List<StrategyControl.Holding> positions(Caller caller, @PathVariable UUID strategyId) {
        return List.of(control.holding(require(caller, strategyId)));
    }

    /** Guards the present position, and every later one, by these rules; an absent one is none. */
    @PutMapping("/{strategyId}/protection")
    @PreAuthorize(TRADERS)
    DeploymentView protect(
            Caller caller, @PathVariable UUID strategyId, @Valid @RequestBody DeploymentRequest.Exits exits) {
        return DeploymentView.of(control.protect(require(caller, strategyId), exits.rules()));
    }

    private Deployment require(Caller caller, UUID strategyId) {
        return store.find(strategyId)
                .filter(deployment -> Ownership.mayTouch(caller, deployment.userId()))
                .orElseThrow(() -> ApiException.notFound("strategy"));
    }

    private Instrument instrument(String symbol) {
        if (!board.knowsInstruments()) {
            throw new ApiException(EngineErrorCode.ENGINE_NOT_READY, "The venue's instruments are not known yet")
                    .retryAfter(Duration.ofSeconds(2));
        }
        return board.instrument(symbol)
                .orElseThrow(() -> new ApiException(EngineErrorCode.UNKNOWN_SYMBOL, symbol + " is not followed")
                        .field("symbol", "KNOWN_SYMBOL", "is not followed"));
    }
}
