package io.aitrading.web.problem;

import io.aitrading.domain.id.Ids;
import io.aitrading.health.LogKeys;
import io.aitrading.web.ApiException;
import io.aitrading.web.CorrelationId;
import io.aitrading.web.ErrorCode;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Problems for what the container refuses before any filter sees it: {@code %2F} or {@code %00} in a path. */
final class ContainerProblems extends ErrorReportValve {
    private final Problems problems;
    private final Ids ids;

    ContainerProblems(Problems problems, Ids ids) {
        this.problems = problems;
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        ErrorCode error = StatusErrors.of(status);
        // Another status than the container's own would be a lie; it keeps its page for those.
        if (error.status() != status || response.getContentWritten() > 0 || !response.setErrorReported()) {
            super.report(request, response, failure);
            return;
        }
        String given = request.getHeader(CorrelationId.HEADER);
        String id = CorrelationId.isValid(given) ? given : ids.next().toString();
        response.setHeader(CorrelationId.HEADER, id);
        MDC.put(LogKeys.CORRELATION_ID, id);
        try {
            problems.write(request, response, new ApiException(error, "The address or its form is not acceptable"));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The caller is gone", e);
        } finally {
            MDC.remove(LogKeys.CORRELATION_ID);
        }
    }
}
