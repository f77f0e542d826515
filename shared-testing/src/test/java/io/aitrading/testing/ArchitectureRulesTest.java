package io.aitrading.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aitrading.portfolio.InexactFixture;
import io.aitrading.risk.NeighbourFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureRulesTest {
    @ParameterizedTest
    @CsvSource({
        "AmbientClock, InstantSource",
        "AmbientMillis, InstantSource",
        "AmbientIds, Ids",
        "JavaLogging, slf4j",
        "Printing, slf4j",
        "FieldInjection, constructor"
    })
    void eachBreachIsFoundAndTheMessageSaysWhatToDo(String fixture, String advice) throws ClassNotFoundException {
        Class<?> type = Class.forName("io.aitrading.testing.fixture.Breaches$" + fixture);
        assertThatThrownBy(() -> check("io.aitrading.testing.fixture", type))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(advice);
    }

    @Test
    void aCleanClassPasses() throws ClassNotFoundException {
        Class<?> type = Class.forName("io.aitrading.testing.fixture.Breaches$Clean");
        assertThatCode(() -> check("io.aitrading.testing.fixture", type)).doesNotThrowAnyException();
    }

    @Test
    void moneyInADoubleIsFound() {
        assertThatThrownBy(() -> check("io.aitrading.portfolio", InexactFixture.class))
                .hasMessageContaining("BigDecimal");
    }

    @Test
    void aServiceThatUsesAnotherServicesClassIsFound() {
        assertThatThrownBy(() -> check("io.aitrading.risk", NeighbourFixture.class))
                .hasMessageContaining("HTTP and topics");
    }

    @Test
    void aMisspeltPackageIsNotTakenForACleanOne() {
        assertThatThrownBy(() -> ArchitectureRules.check("io.aitrading.nosuchpackage"))
                .hasMessageContaining("no classes");
    }

    private static void check(String basePackage, Class<?> type) {
        ArchitectureRules.check(basePackage, new ClassFileImporter().importClasses(type));
    }
}
