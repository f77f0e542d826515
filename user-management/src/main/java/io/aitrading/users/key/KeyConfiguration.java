package io.aitrading.users.key;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This service checks tokens with the keys it holds, rather than ask itself over the network. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    @Bean
    JWKSource<SecurityContext> ownKeys(SigningKeys keys) {
        return (selector, context) -> selector.select(keys.published());
    }
}
