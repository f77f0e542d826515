package io.aitrading.web.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot serve now from a mistake of ours; only the first is worth trying again. */
final class DatabaseFailures {
    /** SQL state classes: connection lost, no resources left, ended by an operator. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private static final String STATEMENT_CANCELLED = "57014";

    private DatabaseFailures() {}

    static boolean isAway(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && isAway(refused)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException refused) {
        String state = refused.getSQLState();
        if (state == null || state.length() < 2) {
            return refused instanceof SQLTransientException || refused instanceof SQLRecoverableException;
        }
        return AWAY.contains(state.substring(0, 2)) && !state.equals(STATEMENT_CANCELLED);
    }
}
