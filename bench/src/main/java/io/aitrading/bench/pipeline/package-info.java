/** Speed of risk check, matching and ledger in one thread. */
@NullMarked
package io.aitrading.bench.pipeline;

import org.jspecify.annotations.NullMarked;
