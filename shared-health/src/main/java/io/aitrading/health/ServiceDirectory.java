package io.aitrading.health;

import io.aitrading.domain.PlatformService;
import org.springframework.core.env.PropertyResolver;

/** Where services are found: {@code <SERVICE>_URL}, or else {@code SERVICE_URL_TEMPLATE} with {name} and {port} filled in. */
public final class ServiceDirectory {
    static final String TEMPLATE_VARIABLE = "SERVICE_URL_TEMPLATE";
    static final String DEFAULT_TEMPLATE = "http://127.0.0.1:{port}";

    private final PropertyResolver settings;

    public ServiceDirectory(PropertyResolver settings) {
        this.settings = settings;
    }

    /** Base URL without a slash at its end. */
    public String url(PlatformService service) {
        String own = settings.getProperty(service.urlVariable(), "").strip();
        String url = own.isEmpty() ? fromTemplate(service) : own;
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private String fromTemplate(PlatformService service) {
        return settings.getProperty(TEMPLATE_VARIABLE, DEFAULT_TEMPLATE)
                .replace("{name}", service.serviceName())
                .replace("{port}", Integer.toString(port(service)));
    }

    /** The port a service listens on. */
    public int port(PlatformService service) {
        return settings.getProperty(service.portVariable(), Integer.class, service.port());
    }
}
