/** Market data on its way to the topics, behind a queue that readers never wait for. */
@NullMarked
package io.aitrading.bridge.publish;

import org.jspecify.annotations.NullMarked;
