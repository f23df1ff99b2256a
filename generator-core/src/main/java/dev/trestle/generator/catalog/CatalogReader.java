package dev.trestle.generator.catalog;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a {@link Catalog} from {@code pg_catalog} (PostgreSQL documentation, chapter 52), with a fixed number of
 * statements and in one read-only transaction. Without state; may be shared.
 */
public final class CatalogReader {

    /** {@code server_version_num} of the oldest server whose function bodies keep their analysed tree. */
    static final int OLDEST_VERSION = 140000;

    /**
     * Reads all of the catalog. The connection must not be within a transaction; it is left as it was.
     *
     * @return empty where the server is too old, which {@code diagnostics} then say
     * @throws SQLException when the database fails
     */
    public Optional<Catalog> read(Connection connection, Diagnostics diagnostics) throws SQLException {
        try (UndoneTransaction transaction = UndoneTransaction.begin(connection)) {
            transaction.execute("set transaction isolation level repeatable read, read only");
            // With nothing on the path, format_type qualifies every name that is not the system's own.
            transaction.execute("set local search_path = ''");
            int version = version(connection);
            return supported(version, diagnostics) ? Optional.of(load(connection, version)) : Optional.empty();
        }
    }

    /** Whether Trestle can read a server of this {@code server_version_num}; reports where it cannot. */
    static boolean supported(int version, Diagnostics diagnostics) {
        if (version >= OLDEST_VERSION) {
            return true;
        }
        diagnostics.report(
                DiagnosticCode.UNSUPPORTED_SERVER,
                new Location.Whole("database"),
                "the server is PostgreSQL " + release(version) + "; Trestle needs " + release(OLDEST_VERSION)
                        + " or later");
        return false;
    }

    private static Catalog load(Connection connection, int version) throws SQLException {
        Map<Long, PgType> types = TypeLoader.load(connection);
        return new Catalog(version, TableLoader.load(connection, types), types);
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Before 10, two numbers made a release: 90624 is 9.6, 140020 is 14. */
    private static String release(int version) {
        int major = version / 10000;
        return major >= 10 ? Integer.toString(major) : major + "." + version / 100 % 100;
    }
}
