package io.aitrading.web.request;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the body in before anything else happens, and refuses it over the limit: at once when the length is declared, else
 * as soon as too much has come. A caller who sends slowly or hangs up in the middle so holds no transaction, no connection
 * to a sibling, and is no failure of one.
 */
final class BodyLimitFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BodyLimitFilter.class);

    private final int usualBytes;
    private final Map<String, Integer> bytesOfPaths = new HashMap<>();
    private final Problems problems;

    /** @param ofPaths limits of exact paths; all others have the usual one */
    BodyLimitFilter(DataSize usual, Map<String, DataSize> ofPaths, Problems problems) {
        usualBytes = Math.toIntExact(usual.toBytes());
        ofPaths.forEach((path, size) -> bytesOfPaths.put(path, Math.toIntExact(size.toBytes())));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int maxBytes = bytesOfPaths.getOrDefault(request.getRequestURI(), usualBytes);
        long declared = request.getContentLengthLong();
        if (declared > maxBytes) {
            refuse(request, response, maxBytes);
            return;
        }
        boolean chunked = declared < 0 && request.getHeader("Transfer-Encoding") != null;
        if ((declared <= 0 && !chunked) || isForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(maxBytes + 1);
        } catch (IOException broken) {
            log.debug("the body did not arrive: {}", broken.getMessage());
            problems.write(
                    request, response, new ApiException(CommonError.MALFORMED_BODY, "The body did not arrive whole"));
            return;
        }
        if (body.length > maxBytes) {
            refuse(request, response, maxBytes);
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    /** The container itself reads and limits forms, as parameters. */
    private static boolean isForm(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int maxBytes) throws IOException {
        problems.write(
                request,
                response,
                new ApiException(CommonError.BODY_TOO_LARGE, "The body is larger than " + maxBytes + " bytes"));
    }
}
