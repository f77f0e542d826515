package io.aitrading.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.aitrading.domain.PlatformService;
import io.aitrading.gateway.ClientAddress;
import io.aitrading.gateway.GatewayError;
import io.aitrading.gateway.GatewayProperties;
import io.aitrading.health.Live;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import io.aitrading.web.CorrelationId;
import io.aitrading.web.ErrorCatalogue;
import io.aitrading.web.PublicPaths;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Builds the router from {@link RouteTable}, and says what needs no token. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    /** For a connection of the pool; connecting itself has the client's own limit. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Words about the caller that only we may say: what comes from outside is dropped. */
    private static final List<String> IDENTITY_HEADERS = List.of(
            "X-User-Id",
            "X-User-Roles",
            "X-Roles",
            "X-Account-Id",
            "X-Service-Name",
            "X-Authenticated-User",
            "X-Client-Address",
            "X-Gateway-Token",
            "X-Real-Ip",
            "Cookie");

    @Bean
    RouterFunction<ServerResponse> routes(
            ServiceDirectory directory,
            Upstreams upstreams,
            GatewayProperties properties,
            ClientAddress addresses,
            ServiceTokenSource tokens) {
        RouterFunctions.Builder all = RouterFunctions.route();
        for (RouteTable.Route route : RouteTable.ROUTES) {
            all.add(router(route, directory, upstreams, properties, addresses, tokens));
        }
        return all.build();
    }

    private static RouterFunction<ServerResponse> router(
            RouteTable.Route route,
            ServiceDirectory directory,
            Upstreams upstreams,
            GatewayProperties properties,
            ClientAddress addresses,
            ServiceTokenSource tokens) {
        String name = route.service().serviceName();
        RouterFunctions.Builder builder = GatewayRouterFunctions.route(
                        name + route.patterns().getFirst())
                .route(anyOf(route.patterns()), http())
                .before(uri(directory.url(route.service())))
                .before(RouteConfiguration::withCorrelationId);
        if (route.strip() > 0) {
            builder.before(stripPrefix(route.strip()));
        }
        IDENTITY_HEADERS.forEach(header -> builder.before(removeRequestHeader(header)));
        if (route.service() == PlatformService.USER_MANAGEMENT) {
            // It slows down guessing per address, and takes an address only from us.
            builder.before(request -> ServerRequest.from(request)
                    .header("X-Client-Address", addresses.of(request.servletRequest()))
                    .header("X-Gateway-Token", tokens.token())
                    .build());
        }
        boolean deployed =
                properties.deployed().isEmpty() || properties.deployed().contains(name);
        builder.filter((request, next) -> deployed
                ? upstreams.call(route.service(), request, next)
                : upstreams.answer(request, Upstreams.notDeployed(route.service())));
        return builder.build();
    }

    private static RequestPredicate anyOf(List<String> patterns) {
        return patterns.stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }

    private static ServerRequest withCorrelationId(ServerRequest request) {
        return CorrelationId.current()
                .map(id -> ServerRequest.from(request)
                        .headers(headers -> headers.set(CorrelationId.HEADER, id))
                        .build())
                .orElse(request);
    }

    /** What may be asked without a token; the venue's own paths check their own keys. */
    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of(
                "/api/v1/health",
                "POST /api/v1/auth/register",
                "POST /api/v1/auth/login",
                "POST /api/v1/auth/refresh",
                "POST /api/v1/auth/logout",
                "/.well-known/jwks.json",
                "GET /api/v1/flows",
                "GET /api/v1/flows/**",
                "GET /config/api/v1/flows/**",
                "GET /api/v1/trading/status",
                "GET /trading/api/v1/trading/status",
                "/*/health/**",
                "/paper/api/v3/**",
                "/paper/sapi/**",
                "GET /paper/control/v1/replay");
    }

    @Bean
    ErrorCatalogue gatewayErrors() {
        return ErrorCatalogue.of(GatewayError.values());
    }

    /** Apache's client with room for many callers: its default of five connections to a service would be the bottleneck. */
    @Bean
    HttpComponentsClientHttpRequestFactoryBuilder clientHttpRequestFactoryBuilder(
            GatewayProperties properties, Live<GatewayProperties> settings) {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(manager -> manager.setMaxConnPerRoute(properties.maxConnections())
                        .setMaxConnTotal(properties.maxConnections() * RouteTable.ROUTES.size()))
                // Asked for at each request, so that an operator can change the patience while calls go on.
                .withCustomizer(requests -> requests.setHttpContextFactory(
                        (method, uri) -> withTimeout(settings.now().answerTimeout())))
                // A proxy that follows redirects or keeps cookies would mix its callers up.
                .withHttpClientCustomizer(client -> client.disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .disableContentCompression());
    }

    private static HttpContext withTimeout(Duration answer) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(CONNECT_TIMEOUT))
                .setResponseTimeout(Timeout.of(answer))
                .build());
        return context;
    }
}
