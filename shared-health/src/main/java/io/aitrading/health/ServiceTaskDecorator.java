package io.aitrading.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.task.TaskDecorator;

/** Carries the diagnostic context to the threads of Spring's executors, and always the service's name. */
final class ServiceTaskDecorator implements TaskDecorator {
    private final String service;

    ServiceTaskDecorator(String service) {
        this.service = service;
    }

    @Override
    public Runnable decorate(Runnable task) {
        @Nullable Map<String, String> caller = MDC.getCopyOfContextMap();
        return () -> {
            if (caller != null) {
                MDC.setContextMap(caller);
            }
            MDC.put(LogKeys.SERVICE, service);
            try {
                task.run();
            } finally {
                MDC.clear();
            }
        };
    }
}
