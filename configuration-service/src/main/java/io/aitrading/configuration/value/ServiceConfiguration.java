package io.aitrading.configuration.value;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aitrading.configuration.instance.Instance;
import java.util.List;

/**
 * A revision, and what each instance of the service runs now.
 *
 * @param instances as they described themselves last
 */
record ServiceConfiguration(@JsonUnwrapped Revision revision, List<Instance> instances) {}
