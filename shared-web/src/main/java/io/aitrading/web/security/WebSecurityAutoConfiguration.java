package io.aitrading.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import io.aitrading.web.EndedSessions;
import io.aitrading.web.PublicPaths;
import io.aitrading.web.WebProperties;
import io.aitrading.web.problem.Problems;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Everything needs a token, unless it is public; no sessions, no forms, no default user. */
@AutoConfiguration(
        before = {
            UserDetailsServiceAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class
        })
@EnableWebSecurity
@EnableMethodSecurity
class WebSecurityAutoConfiguration {
    /** A span around each of some fifteen filters tells nothing that the request's own does not, and is paid by every order. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain platformSecurity(
            HttpSecurity http,
            PublicAddresses publicAddresses,
            AuthenticationFailures failures,
            SecurityHeaders headers,
            JwtDecoder decoder,
            WebProperties properties,
            Problems problems) {
        BearerTokenResolver bearer = new DefaultBearerTokenResolver();
        if (!properties.corsOrigins().isEmpty()) {
            http.addFilterBefore(CorsRules.filter(properties.corsOrigins(), problems), CsrfFilter.class);
        }
        return http.cors(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers)
                .oauth2ResourceServer(tokens -> tokens.bearerTokenResolver(
                                request -> publicAddresses.matches(request) ? null : bearer.resolve(request))
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(rolesOfToken()))
                        .authenticationEntryPoint(failures)
                        .accessDeniedHandler(failures)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(failures);
                                return filter;
                            }
                        }))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(failures).accessDeniedHandler(failures))
                .authorizeHttpRequests(requests -> requests.requestMatchers(publicAddresses)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static JwtAuthenticationConverter rolesOfToken() {
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }

    @Bean
    PublicAddresses publicAddresses(ObjectProvider<PublicPaths> paths) {
        return PublicAddresses.of(paths.stream().toList());
    }

    @Bean
    SecurityHeaders securityHeaders(WebProperties properties) {
        return new SecurityHeaders(properties.contentSecurityPolicy());
    }

    @Bean
    AuthenticationFailures authenticationFailures(Problems problems) {
        return new AuthenticationFailures(problems);
    }

    @Bean
    HttpFirewall requestFirewall() {
        return RequestFirewall.create();
    }

    @Bean
    RequestRejectedHandler rejectedRequests(Problems problems) {
        return RequestFirewall.answering(problems);
    }

    @Bean
    UserManagementCalls userManagementCalls(ServiceDirectory services, ServiceTokenSource tokens) {
        return new UserManagementCalls(services, tokens);
    }

    /** user-management brings its own, since it need not ask itself over the network. */
    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> userKeys(UserManagementCalls userManagement, InstantSource clock) {
        return new UserKeys(userManagement::keys, clock);
    }

    /** user-management brings its own here as well. */
    @Bean
    @ConditionalOnMissingBean
    EndedSessions endedSessions(UserManagementCalls userManagement, Environment environment, InstantSource clock) {
        String service = environment.getProperty("spring.application.name", "unknown");
        return new EndedSessionsWatch(service, userManagement::endedSessions, clock);
    }

    @Bean
    JwtDecoder tokenDecoder(
            JWKSource<SecurityContext> userKeys, EndedSessions ended, Environment environment, InstantSource clock) {
        return new TokenDecoder(userKeys, secret(environment), ended, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceTokenSource serviceTokens(Environment environment, InstantSource clock, Ids ids) {
        String service = environment.getProperty("spring.application.name", "unknown");
        return new ServiceTokens(service, secret(environment), clock, ids);
    }

    private static @Nullable ServiceTokenSecret secret(Environment environment) {
        String text = environment.getProperty("SERVICE_TOKEN_SECRET", "");
        return text.isBlank() ? null : ServiceTokenSecret.of(text);
    }
}
