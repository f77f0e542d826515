package io.aitrading.backtest.web;

import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.Jobs;
import io.aitrading.backtest.research.MonteCarlo;
import io.aitrading.backtest.run.BacktestRequest.HonestyChoice;
import io.aitrading.web.Caller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Draws the trades of a finished job again and again. Nothing is kept: the seed repeats the answer. */
@RestController
@RequestMapping("/api/v1/backtests/{id}/monte-carlo")
@PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'ADMIN')")
class MonteCarloController {
    private final Jobs jobs;
    private final MonteCarlo draws;

    MonteCarloController(Jobs jobs, MonteCarlo draws) {
        this.jobs = jobs;
        this.draws = draws;
    }

    /** Absent members have the defaults of a run's honesty report. */
    record Draws(@Nullable Integer paths, @Nullable Long seed, @Nullable Double ruin) {}

    @GetMapping
    Map<String, Object> get(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer paths,
            @RequestParam(required = false) @Nullable Long seed,
            @RequestParam(required = false) @Nullable Double ruin,
            Caller caller) {
        return draw(id, new Draws(paths, seed, ruin), caller);
    }

    @PostMapping
    Map<String, Object> post(@PathVariable UUID id, @RequestBody Draws asked, Caller caller) {
        return draw(id, asked, caller);
    }

    private Map<String, Object> draw(UUID id, Draws asked, Caller caller) {
        JobOutput output = jobs.output(id, caller.userId());
        Job job = jobs.job(id, caller.userId());
        HonestyChoice choice = new HonestyChoice(asked.paths(), asked.seed(), asked.ruin(), null, null);
        return Rejections.checked(() -> draws.of(job, jobs.request(id, caller.userId()), output, choice));
    }
}
