package dev.trestle.runtime.postgres;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Decides which errors end a connection of a pool: only those of the connection itself. By default HikariCP also
 * closes it after 0A000, which a value can cause.
 */
public final class Eviction implements SQLExceptionOverride {

    /** For one pool, or several. */
    public Eviction() {}

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        ServerErrorMessage server = ValueFault.server(e);
        return server == null || SqlState.isUncertain(e) ? Override.CONTINUE_EVICT : Override.DO_NOT_EVICT;
    }
}
