package io.aitrading.web;

/** One entry of a service's error catalogue; an enum per service implements it. */
public interface ErrorCode {
    /** Stable name, unique in the platform: {@code RISK_REJECTED}. An enum gives {@code name()}. */
    String code();

    /** HTTP status. */
    int status();

    /** One short sentence for people, the same for every occurrence. */
    String title();

    /** Whether the same request may succeed later without a change. */
    boolean retryable();
}
