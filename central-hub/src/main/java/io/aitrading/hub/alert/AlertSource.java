package io.aitrading.hub.alert;

import java.util.List;

/** Whoever knows of trouble that is no member's status. Asked every few seconds; what is no longer complained about is over. */
public interface AlertSource {
    List<Complaint> complaints();

    /** Whether a complaint about this may be one of its own. */
    default boolean speaksOf(String about) {
        return true;
    }

    /** False while it has not looked yet: then its silence ends no alert. */
    default boolean hasLooked() {
        return true;
    }
}
