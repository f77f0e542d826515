package io.aitrading.users.key;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that check access tokens, and rotates them on demand. */
@RestController
class KeyController {
    private final SigningKeys keys;

    KeyController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @PreAuthorize("permitAll()")
    Map<String, Object> jwks() {
        return keys.published().toPublicJWKSet().toJSONObject();
    }

    @PostMapping("/api/v1/auth/keys/rotate")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> rotate() {
        return Map.of("keyId", keys.rotate());
    }
}
