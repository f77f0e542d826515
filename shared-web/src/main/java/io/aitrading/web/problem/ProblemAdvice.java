package io.aitrading.web.problem;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.ServiceUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** The one place where exceptions become answers. A service's own advice, if it has one, comes before. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration DEPENDENCY_RETRY = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<Object> declared(ApiException failure, HttpServletRequest request) {
        if (failure.error().status() >= 500 && failure.getCause() != null) {
            log.warn("{} {}", failure.error().code(), failure.detail(), failure);
        }
        return Problems.answer(failure, request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidBody(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        return Problems.answer(ValidationProblems.ofBean(invalid.getAllErrors()), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameters(HandlerMethodValidationException invalid, HttpServletRequest request) {
        return Problems.answer(ValidationProblems.ofParameters(invalid), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidValues(ConstraintViolationException invalid, HttpServletRequest request) {
        return Problems.answer(
                ValidationProblems.ofConstraints(invalid.getConstraintViolations()), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadableBody(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        ApiException failure = cause(unreadable, JacksonException.class)
                .map(BodyProblems::explain)
                .orElseGet(() -> new ApiException(CommonError.MALFORMED_BODY, "A JSON body is needed"));
        return Problems.answer(failure, request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return Problems.answer(
                ApiException.invalid(mismatch.getName(), "TYPE", BodyProblems.expected(mismatch.getRequiredType())),
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return Problems.answer(
                ApiException.invalid(missing.getParameterName(), "REQUIRED", "is missing"), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingRequestHeaderException missing, HttpServletRequest request) {
        String header = missing.getHeaderName();
        ApiException failure = header.equalsIgnoreCase("Idempotency-Key")
                ? new ApiException(CommonError.IDEMPOTENCY_KEY_REQUIRED, "The Idempotency-Key header is missing")
                        .field(header, "REQUIRED", "is missing")
                : ApiException.invalid(header, "REQUIRED", "is missing");
        return Problems.answer(failure, request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denied, HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        boolean nobody = caller == null || caller instanceof AnonymousAuthenticationToken;
        ApiException failure = nobody
                ? new ApiException(CommonError.UNAUTHENTICATED, "A bearer token is needed")
                : new ApiException(CommonError.FORBIDDEN, "The caller's roles do not allow this");
        return Problems.answer(failure, request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException failure, HttpServletRequest request) {
        return Problems.answer(
                new ApiException(CommonError.UNAUTHENTICATED, "A valid bearer token is needed"),
                request.getRequestURI());
    }

    /** The firewall looks at parameters when they are first read, which may be here. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException rejected, HttpServletRequest request) {
        return Problems.answer(
                new ApiException(CommonError.VALIDATION_FAILED, "A parameter has forbidden characters"),
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<Object> dependencyAway(ServiceUnavailableException away, HttpServletRequest request) {
        log.warn("{}", away.getMessage());
        ApiException failure = new ApiException(
                        CommonError.DEPENDENCY_UNAVAILABLE, away.service().serviceName() + " is not available", away)
                .retryAfter(DEPENDENCY_RETRY);
        return Problems.answer(failure, request.getRequestURI());
    }

    /** The caller has hung up: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        log.debug("the caller has gone: {}", gone.getMessage());
    }

    /** Mostly the caller who has hung up while we wrote; anything else is our mistake. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> notWritten(
            HttpMessageNotWritableException failure, HttpServletRequest request, HttpServletResponse response) {
        if (cause(failure, IOException.class).isPresent()) {
            log.debug("the caller has gone: {}", failure.getMessage());
            return null;
        }
        return anythingElse(failure, request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> anythingElse(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof ErrorResponse known) {
            return Problems.answer(
                    Problems.problem(
                            StatusErrors.of(known.getStatusCode().value()),
                            known.getBody().getDetail(),
                            request.getRequestURI(),
                            List.of(),
                            Map.of()),
                    known.getHeaders());
        }
        if (DatabaseFailures.isAway(failure)) {
            log.warn(
                    "{} {}: the database is away or busy: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.toString());
            return Problems.answer(
                    new ApiException(CommonError.DEPENDENCY_UNAVAILABLE, "The database is not available", failure)
                            .retryAfter(DEPENDENCY_RETRY),
                    request.getRequestURI());
        }
        log.error("unexpected failure of {} {}", request.getMethod(), request.getRequestURI(), failure);
        if (response.isCommitted()) {
            return null;
        }
        return Problems.answer(
                new ApiException(CommonError.INTERNAL, "Quote the correlation id to whoever runs this platform"),
                request.getRequestURI());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
