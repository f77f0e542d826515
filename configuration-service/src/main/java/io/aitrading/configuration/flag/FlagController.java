package io.aitrading.configuration.flag;

import io.aitrading.configuration.value.IfMatch;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Feature flags. */
@RestController
@RequestMapping("/api/v1/flags")
class FlagController {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    private final FlagRegister register;

    FlagController(FlagRegister register) {
        this.register = register;
    }

    record FlagRequest(
            @NotNull Boolean enabled,
            @Size(max = 500) @Nullable String description,
            @NotBlank @Size(max = 500) String comment) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')")
    PageAnswer<Flag> list() {
        return new PageAnswer<>(register.all(), null);
    }

    @GetMapping("/{name}")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')")
    ResponseEntity<Flag> read(@PathVariable String name) {
        return answer(register.get(checked(name)));
    }

    @GetMapping("/{name}/history")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR')")
    PageAnswer<Flag> history(@PathVariable String name, PageRequestParams page) {
        return page.page(
                register.history(checked(name), page.cursorNumber(), page.limit() + 1),
                flag -> Long.toString(flag.revision()));
    }

    @PutMapping("/{name}")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<Flag> put(
            @PathVariable String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody FlagRequest request,
            Caller caller) {
        return answer(register.put(checked(name), request, IfMatch.optional(ifMatch), caller.subject()));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ApiException.invalid("name", "PATTERN", "must match " + NAME.pattern());
        }
        return name;
    }

    private static ResponseEntity<Flag> answer(Flag flag) {
        return ResponseEntity.ok().eTag(IfMatch.etag(flag.revision())).body(flag);
    }
}
