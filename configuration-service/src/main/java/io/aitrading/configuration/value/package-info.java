/** Values of a service as a sequence of revisions that are never changed. */
@NullMarked
package io.aitrading.configuration.value;

import org.jspecify.annotations.NullMarked;
