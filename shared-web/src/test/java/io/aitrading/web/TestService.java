package io.aitrading.web;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.testing.PlatformProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small service that uses everything the starter offers; it stands in for order-management. */
final class TestService implements AutoCloseable {
    enum TestError implements PlatformError {
        TOO_BIG(422, "It is too big", false);

        private final Shape shape;

        TestError(int status, String title, boolean retryable) {
            this.shape = new Shape(status, title, retryable);
        }

        @Override
        public Shape shape() {
            return shape;
        }
    }

    record Leg(@NotNull Quantity quantity, @Nullable Price price) {}

    record Basket(
            @NotBlank @Size(max = 20) String name,
            @NotNull Side side,
            @NotNull BigDecimal budget,
            @Nullable Instant at,
            int count,
            boolean urgent,
            @Nullable UUID account,
            @Valid @Size(max = 3) List<Leg> legs) {}

    @SpringBootApplication
    static class App {
        @Bean
        PublicPaths open() {
            return PublicPaths.of("/open/**", "POST /half-open");
        }

        @Bean
        ErrorCatalogue catalogue() {
            return ErrorCatalogue.of(TestError.values());
        }
    }

    @RestController
    static class Handlers {
        @PostMapping("/baskets")
        @PreAuthorize("hasRole('TRADER')")
        Basket echo(@Valid @RequestBody Basket basket) {
            return basket;
        }

        @GetMapping("/who")
        @PreAuthorize("isAuthenticated()")
        Map<String, Object> who(Caller caller) {
            return Map.of("subject", caller.subject(), "roles", caller.roles(), "service", caller.isService());
        }

        @GetMapping("/admin")
        @PreAuthorize("hasRole('ADMIN')")
        String admin() {
            return "secret";
        }

        @GetMapping("/things/{id}")
        @PreAuthorize("isAuthenticated()")
        Map<String, Object> thing(@PathVariable UUID id, @RequestParam int depth) {
            return Map.of("id", id, "depth", depth);
        }

        @GetMapping("/numbers")
        @PreAuthorize("isAuthenticated()")
        PageAnswer<Long> numbers(PageRequestParams page) {
            long after = page.cursorNumber().orElse(0);
            List<Long> rows = LongStream.rangeClosed(after + 1, after + page.limit() + 1)
                    .filter(n -> n <= 120)
                    .boxed()
                    .toList();
            return page.page(rows, String::valueOf);
        }

        @PostMapping("/keyed")
        @PreAuthorize("isAuthenticated()")
        String keyed(@RequestHeader("Idempotency-Key") String key) {
            return key;
        }

        @GetMapping("/open/fail")
        @PreAuthorize("permitAll()")
        String fail() {
            throw new IllegalStateException("secret of the inside");
        }

        @GetMapping("/open/refuse")
        @PreAuthorize("permitAll()")
        String refuse() {
            throw new ApiException(TestError.TOO_BIG, "Ten is too big")
                    .field("size", "MAX", "must be at most 9")
                    .with("limit", 9)
                    .retryAfter(Duration.ofMillis(1500));
        }

        @GetMapping("/open/busy")
        @PreAuthorize("permitAll()")
        String busy() {
            throw new ApiException(CommonError.DEPENDENCY_UNAVAILABLE, "not now");
        }

        @PostMapping("/open/form")
        @PreAuthorize("permitAll()")
        String form(@RequestParam String symbol) {
            return symbol;
        }

        @PostMapping("/half-open")
        @PreAuthorize("permitAll()")
        String halfOpen() {
            return "ok";
        }
    }

    private final ConfigurableApplicationContext context;

    private TestService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static TestService start(PlatformProperties properties) {
        properties.with("platform.service", PlatformService.ORDER_MANAGEMENT.serviceName());
        return new TestService(new SpringApplicationBuilder(App.class).run(properties.asArguments()));
    }

    String url() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
