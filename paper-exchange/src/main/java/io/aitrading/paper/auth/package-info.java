/** Keys, signatures and timestamps of requests. */
@NullMarked
package io.aitrading.paper.auth;

import org.jspecify.annotations.NullMarked;
