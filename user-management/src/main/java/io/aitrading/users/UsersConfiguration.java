package io.aitrading.users;

import io.aitrading.health.Live;
import io.aitrading.health.LiveProperties;
import io.aitrading.users.session.TokenSettings;
import io.aitrading.users.throttle.ThrottleSettings;
import io.aitrading.web.ErrorCatalogue;
import io.aitrading.web.PublicPaths;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that belong to no single feature. */
@Configuration(proxyBeanMethods = false)
class UsersConfiguration {
    @Bean
    ErrorCatalogue usersErrors() {
        return ErrorCatalogue.of(UsersError.values());
    }

    /** A refresh token is its own proof: whoever holds one may use it or end its session. */
    @Bean
    PublicPaths withoutAccessToken() {
        return PublicPaths.of(
                "POST /api/v1/auth/register",
                "POST /api/v1/auth/login",
                "POST /api/v1/auth/refresh",
                "POST /api/v1/auth/logout",
                "GET /.well-known/jwks.json");
    }

    @Bean
    Live<TokenSettings> liveTokenSettings(LiveProperties settings) {
        return settings.of(TokenSettings.class);
    }

    @Bean
    Live<ThrottleSettings> liveThrottleSettings(LiveProperties settings) {
        return settings.of(ThrottleSettings.class);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
