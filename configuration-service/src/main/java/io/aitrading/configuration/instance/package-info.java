/** What the instances of services say of the configuration they run. */
@NullMarked
package io.aitrading.configuration.instance;

import org.jspecify.annotations.NullMarked;
