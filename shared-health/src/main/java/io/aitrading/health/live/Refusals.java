package io.aitrading.health.live;

import io.aitrading.health.Causes;
import io.aitrading.health.LiveConfiguration.Reason;
import io.aitrading.health.SettingRefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Says in keys and words of an operator why settings were refused. */
final class Refusals {
    private static final int MAX_REASONS = 20;
    private static final int MAX_DEPTH = 20;

    private Refusals() {}

    static List<Reason> reasons(RuntimeException refused) {
        String field = "values";
        Throwable cause = refused;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof SettingRefusedException rule) {
                return List.of(new Reason(rule.key(), rule.rule()));
            }
            if (cause instanceof BindValidationException broken) {
                return reasons(broken.getValidationErrors());
            }
            if (cause instanceof BindException bind) {
                field = bind.getName().toString();
            }
            cause = cause.getCause();
        }
        return List.of(new Reason(field, Causes.words(refused)));
    }

    private static List<Reason> reasons(ValidationErrors errors) {
        String prefix = errors.getName().toString();
        return errors.getAllErrors().stream()
                .limit(MAX_REASONS)
                .map(error -> new Reason(key(prefix, error), String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static String key(String prefix, ObjectError error) {
        return error instanceof FieldError field ? prefix + "." + dashed(field.getField()) : prefix;
    }

    private static String dashed(String field) {
        return Arrays.stream(field.split("\\."))
                .map(DataObjectPropertyName::toDashedForm)
                .collect(Collectors.joining("."));
    }
}
