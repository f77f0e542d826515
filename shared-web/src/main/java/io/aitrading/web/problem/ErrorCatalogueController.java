package io.aitrading.web.problem;

import io.aitrading.web.CommonError;
import io.aitrading.web.ErrorCatalogue;
import io.aitrading.web.ErrorCode;
import io.aitrading.web.Problem;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every error this service can answer with. */
@RestController
class ErrorCatalogueController {
    private final List<Entry> entries;

    ErrorCatalogueController(ObjectProvider<ErrorCatalogue> catalogues) {
        Stream<ErrorCode> own = catalogues.stream().flatMap(catalogue -> catalogue.errors().stream());
        entries = Stream.concat(Stream.of(CommonError.values()), own)
                .map(Entry::of)
                .sorted(Comparator.comparingInt(Entry::status).thenComparing(Entry::code))
                .distinct()
                .toList();
    }

    @GetMapping("/api/v1/errors")
    @PreAuthorize("permitAll()")
    List<Entry> errors() {
        return entries;
    }

    record Entry(String code, int status, String title, boolean retryable, URI type) {
        static Entry of(ErrorCode error) {
            return new Entry(
                    error.code(), error.status(), error.title(), error.retryable(), Problem.typeOf(error.code()));
        }
    }
}
