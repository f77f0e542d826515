/** What a caller may use of the venue in a time. */
@NullMarked
package io.aitrading.paper.limit;

import org.jspecify.annotations.NullMarked;
