package io.aitrading.users.account;

import java.util.EnumSet;
import java.util.Set;

/** What a person may do. {@code SERVICE} is no role of people. */
public enum Role {
    TRADER,
    ANALYST,
    RISK,
    AUDITOR,
    ADMIN;

    /** Every role, for the operator. */
    public static Set<Role> all() {
        return EnumSet.allOf(Role.class);
    }
}
