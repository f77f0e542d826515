package io.aitrading.hub.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.hub.poll.MemberStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something stays down.
 *
 * @param condition the status that led to it
 * @param downSince when the member went down
 * @param resolvedAt when it was back; absent while the alert is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Alert(
        UUID id,
        String member,
        Severity severity,
        MemberStatus condition,
        String message,
        Instant downSince,
        Instant raisedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String comment) {}
