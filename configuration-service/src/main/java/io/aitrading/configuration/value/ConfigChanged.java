package io.aitrading.configuration.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published to {@code config.changes.v1}, by service. Values stay here: whoever may read them asks for them. */
record ConfigChanged(
        String service,
        long revision,
        List<String> changedKeys,
        @Nullable String changedBy,
        @Nullable String comment) {}
