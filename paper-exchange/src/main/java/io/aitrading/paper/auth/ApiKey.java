package io.aitrading.paper.auth;

import io.aitrading.paper.engine.Batch.KeyKind;

/**
 * What opens an account.
 *
 * @param material the shared secret, or the public key in PEM
 */
public record ApiKey(String apiKey, long account, KeyKind kind, String material) {
    @Override
    public String toString() {
        return "ApiKey[account=" + account + ", kind=" + kind + "]";
    }
}
