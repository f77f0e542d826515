package io.aitrading.web;

import java.util.List;

/**
 * Addresses that need no token, declared as a bean. Tokens sent to them are not looked at.
 *
 * @param patterns such as {@code /api/v3/**}, or with a method in front: {@code POST /api/v1/auth/login}
 */
public record PublicPaths(List<String> patterns) {
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
