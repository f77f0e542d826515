package io.aitrading.configuration.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.configuration.schema.KeySchema.Applies;
import io.aitrading.web.ApiException;
import io.aitrading.web.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class KeySchemaTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final KeySchema INTERVAL =
            key("interval", ValueType.INTEGER, "100", "5000", null, NODES.numberNode(1000));
    private static final KeySchema RATIO = key("ratio", ValueType.DECIMAL, "0.1", "2", null, NODES.stringNode("1"));
    private static final KeySchema MODE =
            key("mode", ValueType.TEXT, null, null, List.of("fast", "safe"), NODES.stringNode("safe"));
    private static final KeySchema NOTE = key("note", ValueType.TEXT, null, null, null, NODES.stringNode(""));

    private static KeySchema key(
            String name, ValueType type, String min, String max, List<String> allowed, JsonNode fallback) {
        return new KeySchema(
                name,
                type,
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                allowed,
                null,
                null,
                Applies.LIVE,
                fallback,
                "what it is for");
    }

    private static String rule(KeySchema key, String json) {
        return key.problem(JsonMapper.shared().readTree(json))
                .map(KeySchema.Problem::rule)
                .orElse("fine");
    }

    @Property
    void takesWholeNumbersInsideTheRangeAndNoOthers(@ForAll long number) {
        assertThat(INTERVAL.problem(NODES.numberNode(number)).isEmpty()).isEqualTo(number >= 100 && number <= 5000);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"0.1\"', fine",
        "'\"2.0000\"', fine",
        "'\"2.01\"', MAX",
        "'\"-1\"', MIN",
        "'\"1e0\"', TYPE",
        "'\"NaN\"', TYPE",
        "'\"\"', TYPE",
        "'1', TYPE",
        "'null', TYPE",
        "'{}', TYPE"
    })
    void takesDecimalsOnlyAsPlainText(String json, String rule) {
        assertThat(rule(RATIO, json)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"'\"fast\"', fine", "'\"FAST\"', ALLOWED", "'true', TYPE"})
    void takesOnlyAllowedTexts(String json, String rule) {
        assertThat(rule(MODE, json)).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2",
                "api_key: abcdef",
                "-----BEGIN PRIVATE KEY-----",
                "q7Zt1vXw3RyB6mN0pLsD4fGhJ7cU2eA9iTo5xQbK8nW",
            })
    void refusesTextsThatLookLikeSecrets(String text) {
        assertThat(NOTE.problem(NODES.stringNode(text)))
                .hasValueSatisfying(problem -> assertThat(problem.rule()).isEqualTo("SECRET"));
    }

    @Test
    void takesAnOrdinaryText() {
        assertThat(NOTE.problem(NODES.stringNode("maintenance window on Sunday")))
                .isEmpty();
        assertThat(NOTE.problem(NODES.stringNode("x y ".repeat(200)))).isPresent();
    }

    @Test
    void refusesASchemaWhoseDefaultBreaksItsOwnRules() {
        KeySchema wrong = key("interval", ValueType.INTEGER, "100", "5000", null, NODES.numberNode(1));
        assertThatThrownBy(() -> new ServiceSchema("data-bridge", List.of(wrong)))
                .hasMessageContaining("interval")
                .hasMessageContaining("at least 100");
        assertThatThrownBy(() -> new ServiceSchema("data-bridge", List.of(MODE, MODE)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> key("No Key", ValueType.BOOLEAN, null, null, null, NODES.booleanNode(true)))
                .hasMessageContaining("No Key");
    }

    @Test
    void namesEveryBrokenKeyAtOnce() {
        ServiceSchema schema = new ServiceSchema("data-bridge", List.of(INTERVAL, MODE));
        Map<String, JsonNode> values =
                Map.of("interval", NODES.numberNode(1), "mode", NODES.stringNode("odd"), "other", NODES.numberNode(1));
        assertThatThrownBy(() -> schema.check(values))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::field)
                        .containsExactlyInAnyOrder("values.interval", "values.mode", "values.other"));
    }

    @Test
    void shipsSchemasThatHold() {
        SchemaCatalogue catalogue = new SchemaCatalogue();
        assertThat(catalogue.of("order-management").keys()).hasSizeGreaterThan(3);
        assertThat(catalogue.of("api-gateway").keys())
                .extracting(KeySchema::key)
                .contains("log.level");
        assertThatThrownBy(() -> catalogue.of("no-such-service")).isInstanceOf(ApiException.class);
    }
}
