/** The service's own description at /v3/api-docs. */
@NullMarked
package io.aitrading.web.openapi;

import org.jspecify.annotations.NullMarked;
