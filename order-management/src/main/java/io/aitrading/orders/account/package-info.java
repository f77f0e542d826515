/** Trading accounts: who owns them, what is in them, and the keys to their venue. */
@NullMarked
package io.aitrading.orders.account;

import org.jspecify.annotations.NullMarked;
