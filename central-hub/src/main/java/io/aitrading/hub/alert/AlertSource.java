package io.aitrading.hub.alert;

import java.util.List;

/** Whoever knows of trouble that is no member's status. Asked every few seconds; what is no longer complained about is over. */
public interface AlertSource {
    List<Complaint> complaints();

    /** False while it has not looked yet: then its silence ends no alert. */
    default boolean hasLooked() {
        return true;
    }
}
