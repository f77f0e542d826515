package io.aitrading.paper.rest;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.api.Params;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's query and body as the bytes that came, since those are what was signed: the query string, then the body, with nothing
 * between them, without the signature.
 */
record RawRequest(String query, String body) {
    private static final int BODY_BYTES_MAX = 16 * 1024;

    static RawRequest read(@Nullable String query, InputStream in) throws IOException {
        byte[] body = in.readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            throw VenueError.BODY_TOO_LARGE.exception();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        // Some clients send an empty JSON object with a request whose parameters are all in the query.
        return new RawRequest(query == null ? "" : query, text.strip().startsWith("{") ? "" : text);
    }

    Params params() {
        Map<String, String> values = new LinkedHashMap<>();
        decode(query, values);
        decode(body, values);
        return new Params(values);
    }

    byte[] signedBytes() {
        return (withoutSignature(query) + withoutSignature(body)).getBytes(StandardCharsets.UTF_8);
    }

    private static void decode(String form, Map<String, String> values) {
        if (form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (values.putIfAbsent(name, value) != null) {
                throw VenueError.DUPLICATE_PARAMETER.exception(name);
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw VenueError.ILLEGAL_CHARACTERS.exception("query", "%[0-9A-F]{2}");
        }
    }

    private static String withoutSignature(String form) {
        if (!form.contains("signature=")) {
            return form;
        }
        StringBuilder kept = new StringBuilder(form.length());
        for (String pair : form.split("&", -1)) {
            if (!pair.startsWith("signature=")) {
                if (!kept.isEmpty()) {
                    kept.append('&');
                }
                kept.append(pair);
            }
        }
        return kept.toString();
    }
}
