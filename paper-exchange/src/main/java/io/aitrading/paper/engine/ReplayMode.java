package io.aitrading.paper.engine;

/** How the recording moves on. */
public enum ReplayMode {
    /** By itself at the set speed; event times are now. */
    RUNNING,
    /** Only when told, trade by trade; event times are the recorded ones plus a constant per loop. */
    STEPPED,
    /** Not at all; event times are now. */
    PAUSED
}
