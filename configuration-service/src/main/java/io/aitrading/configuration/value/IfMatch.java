package io.aitrading.configuration.value;

import io.aitrading.configuration.ConfigurationError;
import io.aitrading.web.ApiException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match: "3"}; the quotes may be missing. */
public final class IfMatch {
    private static final Pattern REVISION = Pattern.compile("\"(\\d{1,18})\"|(\\d{1,18})");

    private IfMatch() {}

    public static OptionalLong optional(@Nullable String header) {
        if (header == null) {
            return OptionalLong.empty();
        }
        Matcher matcher = REVISION.matcher(header.strip());
        if (!matcher.matches()) {
            throw ApiException.invalid("If-Match", "REVISION", "must be the number of a revision, such as \"3\"");
        }
        return OptionalLong.of(Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }

    public static long required(@Nullable String header) {
        return optional(header).orElseThrow(() -> new ApiException(
                        ConfigurationError.REVISION_REQUIRED,
                        "Send the revision you read as If-Match; 0 when there is none yet")
                .field("If-Match", "REQUIRED", "is missing"));
    }

    public static String etag(long revision) {
        return "\"" + revision + "\"";
    }
}
