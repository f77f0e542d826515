package io.aitrading.configuration.value;

import io.aitrading.configuration.instance.InstanceStore;
import io.aitrading.configuration.schema.SchemaCatalogue;
import io.aitrading.configuration.schema.ServiceSchema;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Configuration of one service: read, replace, look back, go back. */
@RestController
@RequestMapping("/api/v1/config/{service}")
class ConfigController {
    private static final String IF_MATCH = "If-Match";

    private final ConfigRegister register;
    private final ConfigHistory history;
    private final InstanceStore instances;
    private final SchemaCatalogue schemas;

    ConfigController(ConfigRegister register, ConfigHistory history, InstanceStore instances, SchemaCatalogue schemas) {
        this.register = register;
        this.history = history;
        this.instances = instances;
        this.schemas = schemas;
    }

    record ReplaceRequest(
            @NotNull @Size(max = 200) Map<String, JsonNode> values,
            @NotBlank @Size(max = 500) String comment,
            @Nullable Boolean again) {}

    record RollbackRequest(
            @NotNull @PositiveOrZero Long toRevision,
            @NotBlank @Size(max = 500) String comment,
            @Nullable Boolean again) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')")
    ResponseEntity<ServiceConfiguration> read(
            @PathVariable String service, @RequestParam(required = false) @Nullable Long revision) {
        Revision asked = revision == null ? history.current(service) : history.at(service, notNegative(revision));
        return answer(asked.revision(), new ServiceConfiguration(asked, instances.of(service)));
    }

    @PutMapping
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<Changed> replace(
            @PathVariable String service,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReplaceRequest request,
            Caller caller) {
        return answer(register.replace(
                service,
                IfMatch.required(ifMatch),
                request.values(),
                Boolean.TRUE.equals(request.again()),
                request.comment(),
                caller.subject()));
    }

    @GetMapping("/schema")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')")
    ServiceSchema schema(@PathVariable String service) {
        return schemas.of(service);
    }

    @GetMapping("/history")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR')")
    PageAnswer<Revision> history(@PathVariable String service, PageRequestParams page) {
        return page.page(
                history.olderThan(service, page.cursorNumber(), page.limit() + 1),
                revision -> Long.toString(revision.revision()));
    }

    @GetMapping("/diff")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR')")
    Difference difference(@PathVariable String service, @RequestParam long from, @RequestParam long to) {
        return history.difference(service, notNegative(from), notNegative(to));
    }

    @PostMapping("/rollback")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<Changed> rollBack(
            @PathVariable String service,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RollbackRequest request,
            Caller caller) {
        return answer(register.rollBack(
                service,
                request.toRevision(),
                IfMatch.optional(ifMatch),
                Boolean.TRUE.equals(request.again()),
                request.comment(),
                caller.subject()));
    }

    private static long notNegative(long revision) {
        if (revision < 0) {
            throw ApiException.invalid("revision", "MIN", "must be at least 0");
        }
        return revision;
    }

    private static ResponseEntity<Changed> answer(Changed changed) {
        return answer(changed.revision().revision(), changed);
    }

    private static <T> ResponseEntity<T> answer(long revision, T body) {
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(revision))
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
