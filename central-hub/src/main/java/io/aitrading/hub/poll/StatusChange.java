package io.aitrading.hub.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member's status changed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusChange(String member, MemberStatus from, MemberStatus to, Instant at, @Nullable String error) {}
