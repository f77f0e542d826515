package io.aitrading.web.problem;

import io.aitrading.web.CommonError;
import io.aitrading.web.ErrorCode;

/** The catalogue's entry for what the framework knows only as a status. */
final class StatusErrors {
    private StatusErrors() {}

    static ErrorCode of(int status) {
        return switch (status) {
            case 401 -> CommonError.UNAUTHENTICATED;
            case 403 -> CommonError.FORBIDDEN;
            case 404 -> CommonError.NOT_FOUND;
            case 405 -> CommonError.METHOD_NOT_ALLOWED;
            case 406 -> CommonError.NOT_ACCEPTABLE;
            case 409 -> CommonError.CONFLICT;
            case 413 -> CommonError.BODY_TOO_LARGE;
            case 415 -> CommonError.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> CommonError.RATE_LIMITED;
            case 502, 503, 504 -> CommonError.DEPENDENCY_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? CommonError.VALIDATION_FAILED : CommonError.INTERNAL;
        };
    }
}
