/** The venue's side: its WebSocket, its REST history, and what holds both together per symbol. */
@NullMarked
package io.aitrading.bridge.feed;

import org.jspecify.annotations.NullMarked;
