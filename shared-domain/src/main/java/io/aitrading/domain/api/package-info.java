/** Requests and answers of HTTP calls between services. */
@NullMarked
package io.aitrading.domain.api;

import org.jspecify.annotations.NullMarked;
