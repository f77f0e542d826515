/** What services tell each other on topics: the envelope, the payloads and the one list of topics. */
@NullMarked
package io.aitrading.domain.event;

import org.jspecify.annotations.NullMarked;
