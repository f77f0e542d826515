package io.aitrading.engine.api;

import io.aitrading.web.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may see whose strategies. */
final class Ownership {
    private Ownership() {}

    static boolean mayTouch(Caller caller, UUID owner) {
        return seesAll(caller) || owner.equals(caller.userId());
    }

    /** The user whose rows the caller may see; null for all. */
    static @Nullable UUID ownerFilter(Caller caller) {
        return seesAll(caller) ? null : caller.userId();
    }

    private static boolean seesAll(Caller caller) {
        return caller.isService() || caller.has("ADMIN");
    }
}
