package io.aitrading.backtest.web;

import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.JobStart;
import io.aitrading.backtest.job.Jobs;
import io.aitrading.backtest.report.TearSheet;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.FeedPlan;
import io.aitrading.backtest.run.FeedPlanner;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.data.Creations;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs as jobs: start, watch, read, compare, cancel. */
@RestController
@RequestMapping("/api/v1/backtests")
@PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'ADMIN')")
class BacktestController {
    private final Jobs jobs;
    private final RunPlanner planner;
    private final RequestJson json;
    private final ProgressStreams streams;
    private final FeedPlanner feeds;
    private final Creations creations;

    BacktestController(
            Jobs jobs,
            RunPlanner planner,
            RequestJson json,
            ProgressStreams streams,
            FeedPlanner feeds,
            Creations creations) {
        this.feeds = feeds;
        this.creations = creations;
        this.jobs = jobs;
        this.planner = planner;
        this.json = json;
        this.streams = streams;
    }

    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Job.class)))
    @PostMapping
    ResponseEntity<String> start(
            @RequestBody BacktestRequest request,
            @RequestHeader(name = Creations.KEY, required = false) @Nullable String key,
            Caller caller) {
        return creations.answer(job(caller, key), request, () -> started(request, caller.userId()));
    }

    /** How the creation of a job is answered. */
    static Creations.Creation job(Caller caller, @Nullable String key) {
        return new Creations.Creation(caller, key, HttpStatus.ACCEPTED, "/api/v1/backtests", "id");
    }

    private Job started(BacktestRequest request, UUID owner) {
        if (Rejections.checked(() -> FeedPlanner.market(request)) == Market.BARS) {
            RunPlan plan = Rejections.checked(() -> planner.plan(request, owner));
            return queued(request, owner, nameOf(request, plan), plan.inputSha256());
        }
        FeedPlan plan = Rejections.checked(() -> feeds.plan(request, owner));
        return queued(request, owner, nameOf(request, plan.title()), plan.inputSha256());
    }

    private Job queued(BacktestRequest request, UUID owner, String name, String inputSha256) {
        return jobs.start(owner, new JobStart(Job.Kind.BACKTEST, name, json.write(request), List.of(1), inputSha256));
    }

    static String nameOf(BacktestRequest request, RunPlan plan) {
        return nameOf(
                request,
                plan.strategy().title() + " on " + plan.labels().getFirst().symbol());
    }

    private static String nameOf(BacktestRequest request, String otherwise) {
        return request.name() == null || request.name().isBlank() ? otherwise : request.name();
    }

    @GetMapping
    PageAnswer<Job> list(PageRequestParams page, Caller caller) {
        List<Job> found = jobs.list(caller.userId(), page.cursorId().orElse(null), page.limit() + 1);
        return page.page(found, job -> job.id().toString());
    }

    @GetMapping("/{id}")
    Job job(@PathVariable UUID id, Caller caller) {
        return jobs.job(id, caller.userId());
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable UUID id, Caller caller) {
        return streams.open(jobs.job(id, caller.userId()), caller.userId());
    }

    @GetMapping(path = "/{id}/request", produces = MediaType.APPLICATION_JSON_VALUE)
    String request(@PathVariable UUID id, Caller caller) {
        return jobs.request(id, caller.userId());
    }

    @GetMapping(path = "/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
    String result(@PathVariable UUID id, Caller caller) {
        return jobs.output(id, caller.userId()).summary();
    }

    @GetMapping(path = "/{id}/equity", produces = MediaType.APPLICATION_JSON_VALUE)
    String equity(@PathVariable UUID id, Caller caller) {
        return jobs.output(id, caller.userId()).equity();
    }

    @GetMapping("/{id}/trades")
    PageAnswer<JsonNode> trades(@PathVariable UUID id, PageRequestParams page, Caller caller) {
        return page(jobs.output(id, caller.userId()).trades(), page);
    }

    @GetMapping("/{id}/fills")
    PageAnswer<JsonNode> fills(@PathVariable UUID id, PageRequestParams page, Caller caller) {
        return page(jobs.output(id, caller.userId()).fills(), page);
    }

    /** The result as a page for people, without scripts. */
    @GetMapping(
            path = {"/{id}/tear-sheet", "/{id}/tearsheet"},
            produces = MediaType.TEXT_HTML_VALUE)
    String tearSheet(@PathVariable UUID id, Caller caller) {
        return sheet(id, caller).html(jobs.job(id, caller.userId()).name());
    }

    /** The same as a document. */
    @GetMapping(
            path = {"/{id}/tearsheet.pdf", "/{id}/tear-sheet.pdf"},
            produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] document(@PathVariable UUID id, Caller caller) {
        return sheet(id, caller).pdf(jobs.job(id, caller.userId()).name());
    }

    private TearSheet sheet(UUID id, Caller caller) {
        JobOutput output = jobs.output(id, caller.userId());
        return new TearSheet(output.summary(), output.equity(), output.trades());
    }

    private static PageAnswer<JsonNode> page(String rows, PageRequestParams page) {
        JsonNode all = JsonMapper.shared().readTree(rows);
        int from = (int) Math.min(all.size(), Math.max(0, page.cursorNumber().orElse(0)));
        int to = Math.min(all.size(), from + page.limit());
        List<JsonNode> items = new ArrayList<>();
        for (int i = from; i < to; i++) {
            items.add(all.get(i));
        }
        return new PageAnswer<>(items, to < all.size() ? Integer.toString(to) : null);
    }

    @DeleteMapping("/{id}")
    Job cancel(@PathVariable UUID id, Caller caller) {
        return jobs.cancel(id, caller.userId());
    }

    /** Two finished runs beside each other: every figure that differs. */
    @GetMapping("/compare")
    Comparison compare(@RequestParam UUID left, @RequestParam UUID right, Caller caller) {
        JobOutput first = jobs.output(left, caller.userId());
        JobOutput second = jobs.output(right, caller.userId());
        return Comparison.of(left, right, first.summary(), second.summary());
    }
}
