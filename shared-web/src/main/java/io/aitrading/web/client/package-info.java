/** Calls to sibling services with a token, a time limit, a breaker and metrics. */
@NullMarked
package io.aitrading.web.client;

import org.jspecify.annotations.NullMarked;
