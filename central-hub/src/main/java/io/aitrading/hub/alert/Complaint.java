package io.aitrading.hub.alert;

import java.time.Instant;

/**
 * Something that is wrong although every member may be well.
 *
 * @param about stands in the alert where otherwise the member does; one open alert each
 */
public record Complaint(String about, Severity severity, String message, Instant since) {}
