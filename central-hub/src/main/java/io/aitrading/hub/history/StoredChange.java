package io.aitrading.hub.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aitrading.hub.poll.StatusChange;

/** A change with its place in the order of all changes. */
record StoredChange(long sequence, @JsonUnwrapped StatusChange change) {}
