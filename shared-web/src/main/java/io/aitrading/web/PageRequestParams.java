package io.aitrading.web;

import io.aitrading.domain.api.PageAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?limit=} and {@code ?cursor=} of a list. Handlers take it as a parameter; values out of range are 400.
 *
 * @param limit 1 to 500
 * @param cursor the {@code nextCursor} of the page before, absent for the first page
 */
public record PageRequestParams(int limit, @Nullable String cursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    private static final int MAX_CURSOR_LENGTH = 200;

    public PageRequestParams {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalid("limit", "RANGE", "must be 1 to " + MAX_LIMIT);
        }
        if (cursor != null && (cursor.isEmpty() || cursor.length() > MAX_CURSOR_LENGTH)) {
            throw badCursor();
        }
    }

    /** Reads the raw query parameters. */
    public static PageRequestParams parse(@Nullable String limit, @Nullable String cursor) {
        if (limit == null) {
            return new PageRequestParams(DEFAULT_LIMIT, cursor);
        }
        try {
            return new PageRequestParams(Integer.parseInt(limit), cursor);
        } catch (NumberFormatException e) {
            throw ApiException.invalid("limit", "RANGE", "must be 1 to " + MAX_LIMIT);
        }
    }

    /** The cursor of a list that is paged by a number. */
    public OptionalLong cursorNumber() {
        if (cursor == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(cursor));
        } catch (NumberFormatException e) {
            throw badCursor();
        }
    }

    /** The cursor of a list that is paged by id. */
    public Optional<UUID> cursorId() {
        try {
            return Optional.ofNullable(cursor).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    /**
     * The answer for rows that were read with {@code limit + 1}: one more than asked for tells that there is a next page.
     *
     * @param cursorOf cursor that continues after a row
     */
    public <T> PageAnswer<T> page(List<T> oneMoreThanLimit, Function<T, String> cursorOf) {
        if (oneMoreThanLimit.size() <= limit) {
            return new PageAnswer<>(List.copyOf(oneMoreThanLimit), null);
        }
        List<T> items = List.copyOf(oneMoreThanLimit.subList(0, limit));
        return new PageAnswer<>(items, cursorOf.apply(items.getLast()));
    }

    private static ApiException badCursor() {
        return ApiException.invalid("cursor", "CURSOR", "must be the nextCursor of the page before");
    }
}
