package io.aitrading.hub.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What a service said about something it needs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DependencyReading(
        String name, String kind, boolean required, MemberStatus status, @Nullable String error) {}
