package io.aitrading.users.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.users.account.Role;
import io.aitrading.users.account.User;
import io.aitrading.users.key.SigningKeys;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mints the short-lived tokens that every service checks by itself. */
@Component
class AccessTokens {
    private static final String ISSUER = "aitrading";
    private static final String AUDIENCE = "aitrading-api";
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final Live<TokenSettings> settings;
    private final Ids ids;

    AccessTokens(SigningKeys keys, Live<TokenSettings> settings, Ids ids) {
        this.keys = keys;
        this.settings = settings;
        this.ids = ids;
    }

    /** @param provenAt when its user last showed who he is */
    String mint(User user, UUID session, Instant provenAt, Instant now) {
        ECKey key = keys.signer();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id().toString())
                .jwtID(ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.now().accessLife())))
                .claim("roles", user.roles().stream().sorted().map(Role::name).toList())
                .claim("name", user.username())
                .claim("sid", session.toString())
                .claim("auth_time", provenAt.getEpochSecond())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign an access token", e);
        }
        return token.serialize();
    }
}
