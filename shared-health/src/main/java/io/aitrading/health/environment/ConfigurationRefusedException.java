package io.aitrading.health.environment;

import org.springframework.boot.ExitCodeGenerator;

/** The service does not start with these settings. Ends the process with 78, which sysexits.h calls EX_CONFIG. */
public final class ConfigurationRefusedException extends RuntimeException implements ExitCodeGenerator {
    static final int EXIT_CODE = 78;

    private final String setting;
    private final String advice;

    ConfigurationRefusedException(String setting, String problem, String advice) {
        super(setting + " " + problem);
        this.setting = setting;
        this.advice = advice;
    }

    /** Name of the setting at fault. */
    public String setting() {
        return setting;
    }

    /** What the operator can do. */
    public String advice() {
        return advice;
    }

    @Override
    public int getExitCode() {
        return EXIT_CODE;
    }
}
