package io.aitrading.venue;

/** An API key with its HMAC secret. Never printed. */
public record VenueKey(String apiKey, String secretKey) {
    @Override
    public String toString() {
        return "VenueKey[secret]";
    }
}
