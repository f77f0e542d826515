/** Who owns which account: learnt from account events, asked for by every read. */
@NullMarked
package io.aitrading.portfolio.account;

import org.jspecify.annotations.NullMarked;
