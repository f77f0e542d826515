/** Which address goes to which service, and what a caller hears when that service does not answer. */
@NullMarked
package io.aitrading.gateway.route;

import org.jspecify.annotations.NullMarked;
