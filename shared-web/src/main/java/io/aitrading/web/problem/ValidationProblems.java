package io.aitrading.web.problem;

import io.aitrading.web.ApiException;
import io.aitrading.web.CommonError;
import io.aitrading.web.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Turns broken {@code jakarta.validation} rules into violations with the field named. */
final class ValidationProblems {
    private ValidationProblems() {}

    static ApiException ofBean(List<ObjectError> errors) {
        return failure(errors.stream().map(ValidationProblems::violation).toList());
    }

    static ApiException ofParameters(HandlerMethodValidationException invalid) {
        List<Violation> violations = new ArrayList<>();
        for (ParameterValidationResult parameter : invalid.getParameterValidationResults()) {
            if (parameter instanceof ParameterErrors bean) {
                bean.getAllErrors().forEach(error -> violations.add(violation(error)));
            } else {
                String name = String.valueOf(parameter.getMethodParameter().getParameterName());
                for (MessageSourceResolvable error : parameter.getResolvableErrors()) {
                    violations.add(new Violation(name, rule(error.getCodes()), text(error.getDefaultMessage())));
                }
            }
        }
        return failure(violations);
    }

    static ApiException ofConstraints(Collection<ConstraintViolation<?>> broken) {
        return failure(broken.stream()
                .map(violation -> {
                    String path = violation.getPropertyPath().toString();
                    String rule = violation
                            .getConstraintDescriptor()
                            .getAnnotation()
                            .annotationType()
                            .getSimpleName();
                    return new Violation(
                            path.substring(path.lastIndexOf('.') + 1), upperSnake(rule), violation.getMessage());
                })
                .toList());
    }

    private static ApiException failure(List<Violation> violations) {
        String detail = violations.isEmpty()
                ? "A value breaks a rule"
                : violations.getFirst().field() + " " + violations.getFirst().message();
        ApiException failure = new ApiException(CommonError.VALIDATION_FAILED, detail);
        violations.forEach(violation -> failure.field(violation.field(), violation.rule(), violation.message()));
        return failure;
    }

    private static Violation violation(ObjectError error) {
        String field = error instanceof FieldError of ? of.getField() : error.getObjectName();
        return new Violation(field, rule(error.getCodes()), text(error.getDefaultMessage()));
    }

    /** Spring lists codes from the most specific to the bare name of the constraint. */
    private static String rule(String @Nullable [] codes) {
        return codes == null || codes.length == 0 ? "VALUE" : upperSnake(codes[codes.length - 1]);
    }

    private static String text(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    private static String upperSnake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
