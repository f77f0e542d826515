/** How many requests a client may send, in sliding windows kept in the cache, or here while the cache is away. */
@NullMarked
package io.aitrading.gateway.limit;

import org.jspecify.annotations.NullMarked;
