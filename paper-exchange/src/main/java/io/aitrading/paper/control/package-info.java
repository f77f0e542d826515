/** The venue's own control API: accounts, deposits, the replay, the journal and scripted faults. */
@NullMarked
package io.aitrading.paper.control;

import org.jspecify.annotations.NullMarked;
