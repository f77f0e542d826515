/** Business flows as graphs of services and topics, with their live status. */
@NullMarked
package io.aitrading.configuration.flow;

import org.jspecify.annotations.NullMarked;
