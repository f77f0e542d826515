package io.aitrading.configuration.instance;

import io.aitrading.configuration.instance.Instance.Outcome;
import io.aitrading.configuration.instance.Instance.Reason;
import io.aitrading.configuration.instance.Instance.Status;
import io.aitrading.configuration.schema.SchemaCatalogue;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.CommonError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hears from each instance what it runs; a service speaks for itself alone. */
@RestController
@RequestMapping("/api/v1/config/{service}/instances")
class InstanceController {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]{0,127}");

    private final InstanceStore store;
    private final SchemaCatalogue schemas;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    InstanceController(
            InstanceStore store, SchemaCatalogue schemas, ApplicationEventPublisher events, InstantSource clock) {
        this.store = store;
        this.schemas = schemas;
        this.events = events;
        this.clock = clock;
    }

    record Report(
            @NotNull @PositiveOrZero Long revision,
            @NotNull @PositiveOrZero Long running,
            @NotNull Outcome outcome,
            @NotNull @Size(max = 20) List<@Valid @NotNull ReportedReason> reasons,
            @NotNull @Size(max = 200) List<@NotNull @Size(max = 200) String> needsRestart,
            @NotNull @Size(max = 200) List<@NotNull @Size(max = 200) String> overridden,
            @NotNull Status status,
            @NotNull @Size(max = 20) List<@NotNull @Size(max = 500) String> problems,
            @NotNull Instant startedAt) {}

    record ReportedReason(@NotNull @Size(max = 200) String field, @NotNull @Size(max = 500) String message) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')")
    PageAnswer<Instance> list(@PathVariable String service) {
        schemas.of(service);
        return new PageAnswer<>(store.of(service), null);
    }

    @PutMapping("/{instance}")
    @PreAuthorize("hasRole('SERVICE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(
            @PathVariable String service,
            @PathVariable String instance,
            @Valid @RequestBody Report report,
            Caller caller) {
        requireItself(service, caller);
        store.put(service, described(checked(instance), report));
        events.publishEvent(new InstanceReported(service));
    }

    @DeleteMapping("/{instance}")
    @PreAuthorize("hasRole('SERVICE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String service, @PathVariable String instance, Caller caller) {
        requireItself(service, caller);
        store.remove(service, checked(instance));
    }

    private Instance described(String name, Report report) {
        return new Instance(
                name,
                report.revision(),
                report.running(),
                report.outcome(),
                report.reasons().stream()
                        .map(reason -> new Reason(reason.field(), reason.message()))
                        .toList(),
                report.needsRestart(),
                report.overridden(),
                report.status(),
                report.problems(),
                report.startedAt(),
                clock.instant());
    }

    private void requireItself(String service, Caller caller) {
        schemas.of(service);
        if (!caller.subject().equals(service)) {
            throw new ApiException(CommonError.FORBIDDEN, "A service speaks for itself alone");
        }
    }

    private static String checked(String instance) {
        if (!NAME.matcher(instance).matches()) {
            throw ApiException.invalid("instance", "PATTERN", "must match " + NAME.pattern());
        }
        return instance;
    }
}
