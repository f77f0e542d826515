/** Who belongs to the platform and what each part needs. */
@NullMarked
package io.aitrading.hub.registry;

import org.jspecify.annotations.NullMarked;
