package io.aitrading.web;

import io.aitrading.domain.PlatformService;
import java.util.List;

/** A sibling service refused a call with a 4xx answer. */
public final class ServiceCallException extends RuntimeException {
    private final PlatformService service;
    private final int status;
    private final String code;
    private final String detail;
    private final transient List<Violation> violations;

    /**
     * @param code of the problem, {@code HTTP_<status>} when the answer was none
     */
    public ServiceCallException(
            PlatformService service, int status, String code, String detail, List<Violation> violations) {
        super(service.serviceName() + " answered " + status + " " + code + ": " + detail);
        this.service = service;
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    public PlatformService service() {
        return service;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }
}
