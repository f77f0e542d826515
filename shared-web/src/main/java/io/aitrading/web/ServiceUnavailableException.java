package io.aitrading.web;

import io.aitrading.domain.PlatformService;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sibling service could not be reached, its breaker is open, or it answered 5xx. A write may or may not have happened,
 * unless {@link #wasSent()} says that it cannot have.
 */
public final class ServiceUnavailableException extends RuntimeException {
    private final PlatformService service;
    private final @Nullable String code;
    private final boolean sent;

    private ServiceUnavailableException(
            PlatformService service, String why, @Nullable String code, boolean sent, @Nullable Throwable cause) {
        super(service.serviceName() + " is not available: " + why, cause);
        this.service = service;
        this.code = code;
        this.sent = sent;
    }

    /** The breaker is open: nothing was sent. */
    public static ServiceUnavailableException breakerOpen(PlatformService service, @Nullable Throwable cause) {
        return new ServiceUnavailableException(service, "breaker open", null, false, cause);
    }

    /** No answer came. */
    public static ServiceUnavailableException noAnswer(PlatformService service, Throwable cause) {
        return new ServiceUnavailableException(service, String.valueOf(cause.getMessage()), null, true, cause);
    }

    /** A 5xx answer came, with the code of its problem if it was one. */
    public static ServiceUnavailableException answered(
            PlatformService service, int status, @Nullable String code, String detail) {
        return new ServiceUnavailableException(service, status + " " + detail, code, true, null);
    }

    public PlatformService service() {
        return service;
    }

    /** Code of the problem it answered with: {@code RISK_UNAVAILABLE}. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** False when the request certainly did not leave this process. */
    public boolean wasSent() {
        return sent;
    }
}
