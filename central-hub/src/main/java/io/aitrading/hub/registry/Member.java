package io.aitrading.hub.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A part of the platform.
 *
 * @param phase of the start order, from 0
 * @param impact what is lost while it is down, for people
 * @param healthPath where an auxiliary member answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(
        String name,
        MemberKind kind,
        int port,
        int phase,
        Priority priority,
        String job,
        String impact,
        @Nullable String healthPath) {}
