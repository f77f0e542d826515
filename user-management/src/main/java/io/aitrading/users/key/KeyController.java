package io.aitrading.users.key;

import io.aitrading.web.Caller;
import io.aitrading.web.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys that check access tokens, and rotates them when two persons want it. */
@RestController
class KeyController {
    record RotationRequest(@NotBlank @Size(max = 500) String reason) {}

    private final SigningKeys keys;
    private final KeyRotations rotations;
    private final StepUp stepUp;

    KeyController(SigningKeys keys, KeyRotations rotations, StepUp stepUp) {
        this.stepUp = stepUp;
        this.keys = keys;
        this.rotations = rotations;
    }

    @GetMapping("/.well-known/jwks.json")
    @PreAuthorize("permitAll()")
    Map<String, Object> jwks() {
        return keys.published().toPublicJWKSet().toJSONObject();
    }

    @PostMapping("/api/v1/auth/keys/rotate")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    KeyRotations.Proposal rotate(@Valid @RequestBody RotationRequest request, Caller caller) {
        stepUp.require(caller);
        return rotations.propose(request.reason(), caller.userId());
    }

    @PostMapping("/api/v1/auth/keys/rotate/{id}/approve")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> approve(@PathVariable UUID id, Caller caller) {
        stepUp.require(caller);
        return Map.of("keyId", rotations.approve(id, caller.userId()));
    }
}
