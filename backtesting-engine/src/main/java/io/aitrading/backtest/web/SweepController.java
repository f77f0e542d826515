package io.aitrading.backtest.web;

import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.Jobs;
import io.aitrading.backtest.research.SweepRequest;
import io.aitrading.backtest.research.SweepWork;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.domain.id.ContentId;
import io.aitrading.web.Caller;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sweeps; they are watched, read and cancelled like single runs. */
@RestController
@RequestMapping("/api/v1/backtests/sweeps")
@PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'ADMIN')")
class SweepController {
    private final Jobs jobs;
    private final SweepWork sweeps;
    private final RequestJson json;

    SweepController(Jobs jobs, SweepWork sweeps, RequestJson json) {
        this.jobs = jobs;
        this.sweeps = sweeps;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<Job> start(@RequestBody SweepRequest request, Caller caller) {
        SweepWork.Checked checked = Rejections.checked(() -> sweeps.check(request, caller.userId()));
        BacktestRequest base = Objects.requireNonNull(request.base());
        String text = json.write(request);
        String name = "Sweep of " + checked.points() + ": " + BacktestController.nameOf(base, checked.plan());
        Job job = jobs.start(
                caller.userId(),
                Job.Kind.SWEEP,
                name.substring(0, Math.min(200, name.length())),
                text,
                checked.parts(),
                ContentId.sha256(checked.plan().inputSha256() + text));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/backtests/" + job.id()))
                .body(job);
    }
}
