package io.aitrading.health;

/**
 * Something that a service needs. Declare one bean for each; it is probed in the background every five seconds, with a
 * limit of two seconds, on a thread of its own. The names are those of {@code /health} and of metrics.
 */
public interface DependencyProbe {
    /** Unique within the service: {@code postgres}, {@code risk-analyzer}. */
    String name();

    /** One of {@code postgres}, {@code redis}, {@code kafka}, {@code http}, {@code venue}. */
    String kind();

    /** Whether the service is DOWN without it; otherwise it is DEGRADED. */
    boolean required();

    /** Returns normally when the dependency works. It may block; it is interrupted when its time is over. */
    void probe() throws Exception;
}
