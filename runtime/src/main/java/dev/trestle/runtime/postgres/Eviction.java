package dev.trestle.runtime.postgres;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Which errors end a connection to PostgreSQL in a pool: those of the connection itself. HikariCP would close one after any
 * 0A000, too, which a value can bring about.
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
