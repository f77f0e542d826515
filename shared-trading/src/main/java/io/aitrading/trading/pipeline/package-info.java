/** Risk check, matching and ledger in one thread on whole numbers: a command goes in, balanced postings come out. */
@NullMarked
package io.aitrading.trading.pipeline;

import org.jspecify.annotations.NullMarked;
