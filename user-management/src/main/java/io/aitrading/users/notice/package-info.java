/** What users have to know about their accounts: in the product, and by mail where a mail server is configured. */
@NullMarked
package io.aitrading.users.notice;

import org.jspecify.annotations.NullMarked;
