/** Which keys a service has, and what values they take. */
@NullMarked
package io.aitrading.configuration.schema;

import org.jspecify.annotations.NullMarked;
