package io.aitrading.health;

/** Mints the short-lived token by which this service authenticates to its siblings. */
@FunctionalInterface
public interface ServiceTokenSource {
    String token();
}
