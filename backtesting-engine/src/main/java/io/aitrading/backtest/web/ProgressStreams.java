package io.aitrading.backtest.web;

import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.Jobs;
import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events of a job: one at each change, the last one when it is finished. */
@Component
class ProgressStreams {
    private static final int MOST_STREAMS = 200;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Jobs jobs;
    private final Semaphore places = new Semaphore(MOST_STREAMS);

    ProgressStreams(Jobs jobs) {
        this.jobs = jobs;
    }

    SseEmitter open(Job job, UUID owner) {
        if (!places.tryAcquire()) {
            throw new ApiException(CommonError.RATE_LIMITED, "Too many streams are open; the limit is " + MOST_STREAMS);
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("progress-" + job.id()).start(() -> follow(job.id(), owner, emitter));
        return emitter;
    }

    private void follow(UUID id, UUID owner, SseEmitter emitter) {
        try {
            double shown = -1;
            Job.@org.jspecify.annotations.Nullable Status status = null;
            long looks = LONGEST.dividedBy(BETWEEN_LOOKS);
            for (long i = 0; i < looks; i++) {
                Job job = jobs.job(id, owner);
                if (job.progress() != shown || job.status() != status) {
                    shown = job.progress();
                    status = job.status();
                    emitter.send(SseEmitter.event()
                            .name(status.isFinal() ? "finished" : "progress")
                            .data(job));
                }
                if (job.status().isFinal()) {
                    break;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // The client has gone.
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        } finally {
            places.release();
        }
    }
}
