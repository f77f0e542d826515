package io.aitrading.paper.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks what a client signed: HMAC-SHA256 in hex, Ed25519 and RSA (PKCS #1 v1.5 with SHA-256) in base64. */
public final class Signatures {
    private Signatures() {}

    public static boolean matches(ApiKey key, byte[] payload, String signature) {
        try {
            return switch (key.kind()) {
                case HMAC -> {
                    byte[] expected = hmac(key.material(), payload).getBytes(StandardCharsets.US_ASCII);
                    yield MessageDigest.isEqual(
                            expected, signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
                }
                case ED25519 -> verify("Ed25519", publicKey("Ed25519", key.material()), payload, signature);
                case RSA -> verify("SHA256withRSA", publicKey("RSA", key.material()), payload, signature);
            };
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    public static String hmac(String secret, byte[] payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload));
    }

    /** @throws GeneralSecurityException when the text is not a public key of that kind in PEM or base64 */
    public static PublicKey publicKey(String algorithm, String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance(algorithm)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static boolean verify(String algorithm, PublicKey key, byte[] payload, String signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(payload);
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
