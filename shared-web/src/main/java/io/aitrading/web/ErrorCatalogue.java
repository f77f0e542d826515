package io.aitrading.web;

import java.util.List;

/** The errors of a service beyond {@link CommonError}: declare one as a bean and {@code GET /api/v1/errors} lists them. */
public record ErrorCatalogue(List<ErrorCode> errors) {
    public ErrorCatalogue {
        errors = List.copyOf(errors);
    }

    public static ErrorCatalogue of(ErrorCode... errors) {
        return new ErrorCatalogue(List.of(errors));
    }
}
