/** What happened to accounts and sessions, append-only. */
@NullMarked
package io.aitrading.users.audit;

import org.jspecify.annotations.NullMarked;
