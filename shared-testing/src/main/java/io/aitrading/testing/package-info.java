/** What tests stand on: real servers, a faulty network, settable time and ids, tokens, and the rules of the architecture. */
@NullMarked
package io.aitrading.testing;

import org.jspecify.annotations.NullMarked;
