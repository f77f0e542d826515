package io.aitrading.paper.rest;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.api.Dispatcher;
import io.aitrading.paper.api.Operation;
import io.aitrading.paper.api.Params;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.auth.ApiKeys;
import io.aitrading.paper.auth.RequestTime;
import io.aitrading.paper.auth.Signatures;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.json.TimeUnit;
import io.aitrading.paper.limit.RateLimits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the Binance REST API. A servlet and no controller: signatures are over the bytes as received, and errors have Binance's
 * shape, not the platform's.
 */
final class BinanceServlet extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(BinanceServlet.class);

    private final transient Dispatcher dispatcher;
    private final transient ApiKeys keys;
    private final transient RequestTime requestTime;
    private final transient RateLimits limits;

    BinanceServlet(Dispatcher dispatcher, ApiKeys keys, RequestTime requestTime, RateLimits limits) {
        this.dispatcher = dispatcher;
        this.keys = keys;
        this.requestTime = requestTime;
        this.limits = limits;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response, 200, handle(request, response));
        } catch (VenueException refused) {
            if (refused.retryAfterSeconds() > 0) {
                response.setHeader("Retry-After", String.valueOf(refused.retryAfterSeconds()));
            }
            answer(request, response, refused.error().httpStatus(), Dispatcher.shape(refused));
        } catch (RuntimeException failure) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
            VenueException internal = VenueError.INTERNAL.exception();
            answer(request, response, internal.error().httpStatus(), Dispatcher.shape(internal));
        }
    }

    private Object handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireReadable(request);
        String address = request.getRemoteAddr();
        Operation operation =
                dispatcher.find(request.getMethod(), request.getRequestURI()).orElse(null);
        if (operation == null) {
            limits.use(address, 1);
            throw VenueError.UNSUPPORTED_OPERATION.exception();
        }
        RawRequest raw = RawRequest.read(request.getQueryString(), request.getInputStream());
        Params params = raw.params();
        int used = limits.use(address, operation.weight().applyAsInt(params));
        response.setHeader("X-MBX-USED-WEIGHT", String.valueOf(used));
        response.setHeader("X-MBX-USED-WEIGHT-1M", String.valueOf(used));
        ApiKey key = authenticate(operation, request.getHeader("X-MBX-APIKEY"), raw, params);
        try {
            return dispatcher.run(operation, params, key);
        } finally {
            if (key != null && operation.placesOrders()) {
                response.setHeader("X-MBX-ORDER-COUNT-10S", String.valueOf(limits.ordersInTenSeconds(key.account())));
                response.setHeader("X-MBX-ORDER-COUNT-1D", String.valueOf(limits.ordersToday(key.account())));
            }
        }
    }

    /** What a client would not understand is not sent: only JSON is spoken here, and times in two units. */
    private static void requireReadable(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        boolean onlyBinary = accepted != null && accepted.strip().equalsIgnoreCase("application/sbe");
        if (onlyBinary || request.getHeader("X-MBX-SBE") != null) {
            throw VenueError.SBE_DISABLED.exception();
        }
        if (!TimeUnit.isKnown(request.getHeader("X-MBX-TIME-UNIT"))) {
            throw VenueError.INVALID_TIME_UNIT.exception();
        }
    }

    private @Nullable ApiKey authenticate(Operation operation, @Nullable String apiKey, RawRequest raw, Params params) {
        if (operation.access() == Operation.Access.PUBLIC) {
            return null;
        }
        ApiKey key = keys.require(apiKey);
        if (operation.isSigned()) {
            String signature = params.text("signature");
            requestTime.check(params);
            if (!Signatures.matches(key, raw.signedBytes(), signature)) {
                throw VenueError.INVALID_SIGNATURE.exception();
            }
        }
        return key;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, int status, Object body)
            throws IOException {
        TimeUnit unit = TimeUnit.of(request.getHeader("X-MBX-TIME-UNIT"));
        byte[] bytes = Json.text(body, unit).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
