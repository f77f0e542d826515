package io.aitrading.users.audit;

/** Kinds of audited events. */
public enum AuthEvent {
    REGISTERED,
    LOGGED_IN,
    LOGIN_FAILED,
    LOGIN_DELAYED,
    REFRESHED,
    REFRESH_REUSED,
    LOGGED_OUT,
    LOGGED_OUT_EVERYWHERE,
    PASSWORD_CHANGED,
    PASSWORD_CHANGE_FAILED,
    ROLES_CHANGED,
    KEY_ROTATED
}
