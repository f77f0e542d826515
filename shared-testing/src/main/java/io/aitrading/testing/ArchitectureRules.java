package io.aitrading.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rules that keep the house in shape. Each message says what to do instead. */
public final class ArchitectureRules {
    private static final String ROOT = "io.aitrading.";
    private static final Set<String> SERVICES = Set.of(
            "configuration",
            "users",
            "gateway",
            "hub",
            "paper",
            "risk",
            "bridge",
            "orders",
            "engine",
            "portfolio",
            "backtest");

    /** Packages whose numbers are money. */
    private static final String[] EXACT = {
        "io.aitrading.orders..", "io.aitrading.risk..", "io.aitrading.portfolio..", "io.aitrading.paper..",
        "io.aitrading.domain..", "io.aitrading.data..", "io.aitrading.trading.risk..", "io.aitrading.trading.ledger..",
        "io.aitrading.trading.order.."
    };

    private static final Set<String> INEXACT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "double[]", "float[]");
    private static final Set<String> INJECTION = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");
    private static final String REST_CONTROLLER = "org.springframework.web.bind.annotation.RestController";
    private static final String REQUEST_MAPPING = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String PRE_AUTHORIZE = "org.springframework.security.access.prepost.PreAuthorize";

    private ArchitectureRules() {}

    /** Checks every rule against the production classes under a package; throws an AssertionError that lists the breaches. */
    public static void check(String basePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes under " + basePackage + ": the package name is wrong");
        }
        check(basePackage, classes);
    }

    static void check(String basePackage, JavaClasses classes) {
        for (ArchRule rule : rules(basePackage)) {
            rule.allowEmptyShould(true).check(classes);
        }
    }

    private static List<ArchRule> rules(String basePackage) {
        return List.of(
                noAmbientClock(),
                noAmbientIds(),
                exactNumbers(),
                guardedHandlers(),
                noOtherService(basePackage),
                constructorInjection(),
                slf4jOnly(),
                noStandardStreams());
    }

    private static ArchRule noAmbientClock() {
        return noClasses()
                .that(describe("are not the source of the clock", type -> !type.getPackageName()
                        .startsWith(ROOT + "health")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is injected: take a java.time.InstantSource in the constructor and call instant()");
    }

    private static ArchRule noAmbientIds() {
        return noClasses()
                .that(describe("are not the source of ids", type -> !type.getPackageName()
                        .startsWith(ROOT + "domain.id")))
                .should()
                .callMethod(UUID.class, "randomUUID")
                .because("ids are injected: take an io.aitrading.domain.id.Ids in the constructor and call next()");
    }

    private static ArchRule exactNumbers() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(EXACT))
                .should(new ArchCondition<JavaField>("be double or float") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                field, INEXACT.contains(field.getRawType().getName()), field.getDescription()));
                    }
                })
                .because(
                        "binary fractions lose money: use Price, Quantity, Money or BigDecimal, or long ticks and lots");
    }

    private static ArchRule guardedHandlers() {
        return methods()
                .that(describe(
                        "handle requests in a @RestController",
                        (JavaMethod method) -> method.getOwner().isMetaAnnotatedWith(REST_CONTROLLER)
                                && method.isMetaAnnotatedWith(REQUEST_MAPPING)))
                .should(new ArchCondition<>("carry @PreAuthorize") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean guarded = method.isMetaAnnotatedWith(PRE_AUTHORIZE)
                                || method.getOwner().isMetaAnnotatedWith(PRE_AUTHORIZE);
                        events.add(new SimpleConditionEvent(method, guarded, method.getDescription()));
                    }
                })
                .because(
                        "everything is denied unless allowed: add @PreAuthorize(\"hasRole('...')\"), or permitAll() if it is meant for everybody");
    }

    private static ArchRule noOtherService(String basePackage) {
        String[] others = SERVICES.stream()
                .map(name -> ROOT + name)
                .filter(name -> !basePackage.equals(name) && !basePackage.startsWith(name + "."))
                .map(name -> name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(basePackage + ".."))
                .and(describe(
                        "are not the launcher",
                        (JavaClass type) -> !type.getPackageName().startsWith(ROOT + "fleet")
                                && !type.getPackageName().startsWith(ROOT + "bench")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because(
                        "services talk by HTTP and topics alone: put what both need into shared-domain, or call its API");
    }

    private static ArchRule constructorInjection() {
        return noFields()
                .should(new ArchCondition<JavaField>("be injected") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean injected = INJECTION.stream().anyMatch(field::isAnnotatedWith);
                        events.add(new SimpleConditionEvent(field, injected, field.getDescription()));
                    }
                })
                .because("a class shows what it needs in its constructor: make it a final field and a parameter");
    }

    private static ArchRule slf4jOnly() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .because("logs are structured: use org.slf4j.Logger");
    }

    private static ArchRule noStandardStreams() {
        return noClasses()
                .that(describe("are not command line tools", type -> !type.getPackageName()
                        .startsWith(ROOT + "fleet")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what is printed has no time, no level and no correlation id: use org.slf4j.Logger");
    }
}
