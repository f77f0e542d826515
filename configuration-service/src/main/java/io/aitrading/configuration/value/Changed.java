package io.aitrading.configuration.value;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Answer to a change.
 *
 * @param needsRestart changed keys that services use only after a restart; all others count within moments
 */
record Changed(@JsonUnwrapped Revision revision, List<String> needsRestart) {}
