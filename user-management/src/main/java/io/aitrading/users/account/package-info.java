/** Users and their roles. */
@NullMarked
package io.aitrading.users.account;

import org.jspecify.annotations.NullMarked;
