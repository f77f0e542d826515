package io.aitrading.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    private static final String GOOD =
            """
            {"name":"a","side":"BUY","budget":"100.50","at":"2026-01-31T12:00:00Z","count":2,"urgent":true,
             "legs":[{"quantity":"0.5","price":"10"}]}""";

    private static TestTokens tokens;
    private static TestService service;
    private static String trader;

    @BeforeAll
    static void start() {
        tokens = TestTokens.create();
        service = TestService.start(
                PlatformProperties.of(PlatformService.ORDER_MANAGEMENT).tokens(tokens));
        trader = tokens.user(UUID.randomUUID(), "TRADER");
    }

    @AfterAll
    static void stop() {
        service.close();
        tokens.close();
    }

    @Test
    void exactValuesGoInAndOutAsText() {
        Http.Answer answer = Http.post(service.url() + "/baskets", trader, GOOD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("budget").isString()).isTrue();
        assertThat(answer.body().path("budget").asString()).isEqualTo("100.5");
        assertThat(answer.body().path("at").asString()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(answer.body().path("legs").path(0).path("quantity").asString())
                .isEqualTo("0.5");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"count\":2 | \"count\":\"2\" | VALIDATION_FAILED | count",
                "\"count\":2 | \"count\":2.5 | VALIDATION_FAILED | count",
                "\"count\":2 | \"count\":null | VALIDATION_FAILED | count",
                "\"count\":2 | \"count\":99999999999 | VALIDATION_FAILED | count",
                "\"count\":2 | \"count\":true | VALIDATION_FAILED | count",
                "\"count\":2 | \"count\":2,\"userId\":\"x\" | UNKNOWN_FIELD | userId",
                "\"count\":2 | \"count\":2,\"count\":3 | MALFORMED_BODY | count",
                "\"urgent\":true | \"urgent\":\"true\" | VALIDATION_FAILED | urgent",
                "\"urgent\":true | \"urgent\":1 | VALIDATION_FAILED | urgent",
                "\"side\":\"BUY\" | \"side\":\"HOLD\" | VALIDATION_FAILED | side",
                "\"side\":\"BUY\" | \"side\":\"buy\" | VALIDATION_FAILED | side",
                "\"side\":\"BUY\" | \"side\":0 | VALIDATION_FAILED | side",
                "\"side\":\"BUY\" | \"side\":\"\" | VALIDATION_FAILED | side",
                "\"side\":\"BUY\" | \"side\":null | VALIDATION_FAILED | side",
                "\"name\":\"a\" | \"name\":7 | VALIDATION_FAILED | name",
                "\"name\":\"a\" | \"name\":[\"a\"] | VALIDATION_FAILED | name",
                "\"name\":\"a\" | \"name\":\" \" | VALIDATION_FAILED | name",
                "\"name\":\"a\" | \"name\":\"123456789012345678901\" | VALIDATION_FAILED | name",
                "\"name\":\"a\" | \"name\":\"\\u0000\" | VALIDATION_FAILED | name",
                "\"name\":\"a\" | \"name\":\"\\ud800\" | VALIDATION_FAILED | name",
                "\"budget\":\"100.50\" | \"budget\":100.5 | VALIDATION_FAILED | budget",
                "\"budget\":\"100.50\" | \"budget\":\"abc\" | VALIDATION_FAILED | budget",
                "\"budget\":\"100.50\" | \"budget\":\"1E+999999999\" | VALIDATION_FAILED | budget",
                "\"budget\":\"100.50\" | \"budget\":\"NaN\" | VALIDATION_FAILED | budget",
                "\"at\":\"2026-01-31T12:00:00Z\" | \"at\":1769860800 | VALIDATION_FAILED | at",
                "\"at\":\"2026-01-31T12:00:00Z\" | \"at\":\"yesterday\" | VALIDATION_FAILED | at",
                "\"at\":\"2026-01-31T12:00:00Z\" | \"at\":\"+99999-01-01T00:00:00Z\" | VALIDATION_FAILED | at",
                "\"quantity\":\"0.5\" | \"quantity\":0.5 | VALIDATION_FAILED | legs[0].quantity",
                "\"quantity\":\"0.5\" | \"quantity\":\"-1\" | VALIDATION_FAILED | legs[0].quantity",
                "\"quantity\":\"0.5\" | \"quantity\":\"0,5\" | VALIDATION_FAILED | legs[0].quantity",
                "\"quantity\":\"0.5\" | \"quantity\":null | VALIDATION_FAILED | legs[0].quantity",
                "\"price\":\"10\" | \"price\":\"0.0000000000000000001\" | VALIDATION_FAILED | legs[0].price",
                "\"price\":\"10\" | \"priec\":\"10\" | UNKNOWN_FIELD | legs[0].priec",
                "\"legs\":[ | \"legs\":{}, \"x\":[ | VALIDATION_FAILED | legs",
                "\"count\":2 | \"count\":2,\"account\":\"not-a-uuid\" | VALIDATION_FAILED | account"
            })
    void namesTheFieldThatIsWrong(String from, String to, String code, String field) {
        String body = GOOD.replace(from.strip(), to.strip());
        assertThat(body).isNotEqualTo(GOOD);

        Http.Answer answer = Http.post(service.url() + "/baskets", trader, body);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("type").asString()).isEqualTo("urn:aitrading:error:" + code);
        assertThat(answer.body().path("instance").asString()).isEqualTo("/baskets");
        assertThat(answer.body().path("correlationId").asString()).isEqualTo(answer.header("X-Correlation-Id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{\"name\":", "~~", "[]", "null", "{} {}", "{\"name\":\"a\"} x", "{name:1}", "\"text\"", "7"})
    void refusesBodiesThatAreNoObject(String body) {
        Http.Answer answer = Http.post(service.url() + "/baskets", trader, body);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).isIn("MALFORMED_BODY", "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/baskets/a%00b", "/baskets/..%2F..%2Fetc", "/baskets/a%5Cb"})
    void whatTheContainerRefusesIsAProblemToo(String path) {
        Http.Answer answer = Http.get(service.url() + path, trader, "X-Correlation-Id", "asked-1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.body().path("correlationId").asString()).isEqualTo("asked-1");
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThat(Http.post(service.url() + "/baskets", trader, deep).status()).isEqualTo(400);
    }

    @Test
    void refusesLargeBodiesWhetherTheyTellTheirLengthOrNot() {
        String large = "{\"name\":\"" + "a".repeat(1_000_000) + "\"}";
        HttpRequest.Builder chunked = Http.request(service.url() + "/baskets", trader)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));

        Http.Answer declared = Http.post(service.url() + "/baskets", trader, large);
        Http.Answer streamed = Http.send(chunked);

        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(streamed.status()).isEqualTo(413);
        assertThat(streamed.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void aCallerWhoHangsUpInTheMiddleOfABodyHarmsNobody() throws Exception {
        URI address = URI.create(service.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head = "POST /baskets HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + trader
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"name\":";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).doesNotContain("HTTP/1.1 5");
        }
        assertThat(Http.post(service.url() + "/baskets", trader, GOOD).status()).isEqualTo(200);
    }

    @Test
    void formsStillComeAsParameters() {
        Http.Answer answer = Http.send(Http.request(service.url() + "/open/form", null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("symbol=BTCUSDT")));

        assertThat(answer.raw().body()).isEqualTo("BTCUSDT");
    }

    @ParameterizedTest(name = "{0} -> {1} {2} {3}")
    @CsvSource({
        "/things/no-uuid?depth=1, 400, VALIDATION_FAILED, id",
        "/things/00000000-0000-7000-8000-000000000001?depth=x, 400, VALIDATION_FAILED, depth",
        "/things/00000000-0000-7000-8000-000000000001, 400, VALIDATION_FAILED, depth",
        "/numbers?limit=0, 400, VALIDATION_FAILED, limit",
        "/numbers?limit=501, 400, VALIDATION_FAILED, limit",
        "/numbers?limit=x, 400, VALIDATION_FAILED, limit",
        "/numbers?cursor=x, 400, VALIDATION_FAILED, cursor",
        "/numbers?cursor=%00, 400, VALIDATION_FAILED, ''",
        "/nowhere, 404, NOT_FOUND, ''",
        "/baskets, 405, METHOD_NOT_ALLOWED, ''",
        "/error, 404, NOT_FOUND, ''"
    })
    void refusesBadParametersAndAddresses(String path, int status, String code, String field) {
        Http.Answer answer = Http.get(service.url() + path, trader);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void tellsWhichMethodsAndTypesItTakes() {
        Http.Answer wrongMethod = Http.get(service.url() + "/baskets", trader);
        Http.Answer wrongType = Http.send(Http.request(service.url() + "/baskets", trader)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        Http.Answer wrongAccept = Http.get(service.url() + "/who", trader, "Accept", "application/xml");

        assertThat(wrongMethod.header("Allow")).isEqualTo("POST");
        assertThat(wrongType.status()).isEqualTo(415);
        assertThat(wrongType.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(wrongAccept.status()).isEqualTo(406);
        assertThat(wrongAccept.code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void asksForAMissingIdempotencyKey() {
        Http.Answer answer = Http.post(service.url() + "/keyed", trader, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void pagesThroughAList() {
        Http.Answer first = Http.get(service.url() + "/numbers?limit=100", trader);
        Http.Answer second = Http.get(
                service.url() + "/numbers?limit=100&cursor="
                        + first.body().path("nextCursor").asString(),
                trader);

        assertThat(first.body().path("items").size()).isEqualTo(100);
        assertThat(second.body().path("items").size()).isEqualTo(20);
        assertThat(second.body().path("nextCursor").isNull()
                        || second.body().path("nextCursor").isMissingNode())
                .isTrue();
    }

    @Test
    void tellsNothingOfTheInsideWhenItFails() {
        Http.Answer answer = Http.get(service.url() + "/open/fail", null);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL");
        assertThat(answer.raw().body()).doesNotContain("secret", "Exception", "at io.");
    }

    @Test
    void carriesEverythingADeclaredErrorSays() {
        Http.Answer answer = Http.get(service.url() + "/open/refuse", null, "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("TOO_BIG");
        assertThat(answer.field()).isEqualTo("size");
        assertThat(answer.body().path("limit").asInt()).isEqualTo(9);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void listsItsErrorsAndDescribesItself() {
        Http.Answer errors = Http.get(service.url() + "/api/v1/errors", null);
        Http.Answer docs = Http.get(service.url() + "/v3/api-docs", null);

        assertThat(errors.raw().body()).contains("TOO_BIG", "VALIDATION_FAILED", "DEPENDENCY_UNAVAILABLE");
        assertThat(docs.status()).isEqualTo(200);
        assertThat(docs.body().at("/paths/~1numbers/get/parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("limit", "cursor");
        assertThat(docs.body().at("/components/schemas/Problem/properties/code").isMissingNode())
                .isFalse();
        assertThat(docs.body().at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void everyAnswerHasItsSecurityHeaders() {
        for (String path : new String[] {"/who", "/nowhere", "/open/fail", "/health", "/api/v1/errors", "/baskets"}) {
            Http.Answer answer = Http.get(service.url() + path, null);

            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
            assertThat(answer.header("Strict-Transport-Security")).as(path).contains("max-age=31536000");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(answer.header("X-Correlation-Id")).as(path).isNotBlank();
            assertThat(answer.header("Set-Cookie")).as(path).isNull();
        }
    }

    @Test
    void keepsAGoodCorrelationIdAndReplacesABadOne() {
        Http.Answer kept = Http.get(service.url() + "/open/fail", null, "X-Correlation-Id", "abc-123_x.y");
        Http.Answer replaced = Http.get(service.url() + "/open/fail", null, "X-Correlation-Id", "bad id; {}");

        assertThat(kept.header("X-Correlation-Id")).isEqualTo("abc-123_x.y");
        assertThat(kept.body().path("correlationId").asString()).isEqualTo("abc-123_x.y");
        assertThat(replaced.header("X-Correlation-Id")).matches("[0-9a-f-]{36}");
    }
}
