package io.aitrading.web.request;

import io.aitrading.web.ApiException;
import io.aitrading.web.BodyTooLargeException;
import io.aitrading.web.CommonError;
import io.aitrading.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies over the limit: at once when the length is declared, else as soon as too much has come. */
final class BodyLimitFilter extends OncePerRequestFilter {
    private final long maxBytes;
    private final Problems problems;

    BodyLimitFilter(long maxBytes, Problems problems) {
        this.maxBytes = maxBytes;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long declared = request.getContentLengthLong();
        if (declared > maxBytes) {
            problems.write(
                    request,
                    response,
                    new ApiException(CommonError.BODY_TOO_LARGE, new BodyTooLargeException(maxBytes).detail()));
        } else if (declared < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new CountedRequest(request, maxBytes), response);
        } else {
            // The container itself ends the stream at the declared length.
            chain.doFilter(request, response);
        }
    }
}
