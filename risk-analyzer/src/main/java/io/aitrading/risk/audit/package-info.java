/** Who did what: an append-only chain of hashes. */
@NullMarked
package io.aitrading.risk.audit;

import org.jspecify.annotations.NullMarked;
