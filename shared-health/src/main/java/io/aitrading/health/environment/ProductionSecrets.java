package io.aitrading.health.environment;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** With {@code APP_ENV=prod} a missing, sample or short secret stops the start: weak money is worse than none. */
final class ProductionSecrets {
    static final int MIN_LENGTH = 32;
    private static final int MIN_DISTINCT_CHARACTERS = 10;
    /** Random secrets contain words this long about once in ten million. */
    private static final List<String> SAMPLE_WORDS = List.of(
            "change",
            "sample",
            "example",
            "secret",
            "password",
            "placeholder",
            "insecure",
            "default",
            "your-",
            "your_");

    private ProductionSecrets() {}

    static void check(Environment environment) {
        String profile = environment.getProperty("APP_ENV", "dev");
        switch (profile) {
            case "dev" -> {}
            case "prod" ->
                SecretNames.REQUIRED_IN_PRODUCTION.forEach(
                        name -> require(name, environment.getProperty(name, "").strip()));
            default ->
                throw new ConfigurationRefusedException(
                        "APP_ENV", "is '" + profile + "'.", "Set APP_ENV to dev or prod.");
        }
    }

    private static void require(String name, String value) {
        if (value.isEmpty()) {
            refuse(name, "is missing");
        } else if (isSample(value)) {
            refuse(name, "is a sample value");
        } else if (value.length() < MIN_LENGTH) {
            refuse(name, "is shorter than " + MIN_LENGTH + " characters");
        }
    }

    private static void refuse(String name, String problem) {
        throw new ConfigurationRefusedException(
                name,
                problem + ", and APP_ENV is prod.",
                "Set " + name + ", or " + name + "_FILE to a file that holds it, for example to the output of"
                        + " 'openssl rand -base64 32'.");
    }

    private static boolean isSample(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        boolean monotonous =
                value.length() >= MIN_LENGTH && value.chars().distinct().count() < MIN_DISTINCT_CHARACTERS;
        return monotonous || SAMPLE_WORDS.stream().anyMatch(lower::contains);
    }
}
