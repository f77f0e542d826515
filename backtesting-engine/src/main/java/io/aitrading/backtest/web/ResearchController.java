package io.aitrading.backtest.web;

import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobStart;
import io.aitrading.backtest.job.Jobs;
import io.aitrading.backtest.research.SweepRequest;
import io.aitrading.backtest.research.SweepWork;
import io.aitrading.backtest.research.WalkForwardRequest;
import io.aitrading.backtest.research.WalkForwardWork;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.data.Creations;
import io.aitrading.domain.id.ContentId;
import io.aitrading.web.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sweeps and walk-forwards; they are watched, read and cancelled like single runs. */
@RestController
@RequestMapping("/api/v1/backtests")
@PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'ADMIN')")
class ResearchController {
    private final Jobs jobs;
    private final SweepWork sweeps;
    private final WalkForwardWork walks;
    private final RequestJson json;
    private final Creations creations;

    ResearchController(Jobs jobs, SweepWork sweeps, WalkForwardWork walks, RequestJson json, Creations creations) {
        this.creations = creations;
        this.jobs = jobs;
        this.sweeps = sweeps;
        this.walks = walks;
        this.json = json;
    }

    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Job.class)))
    @PostMapping("/sweeps")
    ResponseEntity<String> sweep(
            @RequestBody SweepRequest request,
            @RequestHeader(name = Creations.KEY, required = false) @Nullable String key,
            Caller caller) {
        return creations.answer(BacktestController.job(caller, key), request, () -> sweep(request, caller));
    }

    private Job sweep(SweepRequest request, Caller caller) {
        SweepWork.Checked checked = Rejections.checked(() -> sweeps.check(request, caller.userId()));
        String name = "Sweep of " + checked.points() + ": " + name(request.base(), checked.plan());
        return start(caller, Job.Kind.SWEEP, name, json.write(request), checked.rounds(), checked.plan());
    }

    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Job.class)))
    @PostMapping("/walk-forward")
    ResponseEntity<String> walkForward(
            @RequestBody WalkForwardRequest request,
            @RequestHeader(name = Creations.KEY, required = false) @Nullable String key,
            Caller caller) {
        return creations.answer(BacktestController.job(caller, key), request, () -> walkForward(request, caller));
    }

    private Job walkForward(WalkForwardRequest request, Caller caller) {
        WalkForwardWork.Checked checked = Rejections.checked(() -> walks.check(request, caller.userId()));
        String name = "Walk-forward of " + checked.windows() + ": " + name(request.base(), checked.plan());
        return start(caller, Job.Kind.WALK_FORWARD, name, json.write(request), checked.rounds(), checked.plan());
    }

    private static String name(@Nullable BacktestRequest base, RunPlan plan) {
        return BacktestController.nameOf(Objects.requireNonNull(base), plan);
    }

    private Job start(Caller caller, Job.Kind kind, String name, String request, List<Integer> rounds, RunPlan plan) {
        String input = ContentId.sha256(plan.inputSha256() + request);
        return jobs.start(caller.userId(), new JobStart(kind, name, request, rounds, input));
    }
}
