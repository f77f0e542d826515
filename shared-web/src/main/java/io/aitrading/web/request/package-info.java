/** What happens to each request before a handler sees it: correlation id, size limit. */
@NullMarked
package io.aitrading.web.request;

import org.jspecify.annotations.NullMarked;
