/** Strict JSON for requests, exact numbers in answers. */
@NullMarked
package io.aitrading.web.json;

import org.jspecify.annotations.NullMarked;
