package dev.trestle.generator.target;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what a database says of its tables, by the metadata of JDBC, which every driver has. */
public final class TargetReader {

    private final DatabaseMetaData metadata;
    private final TargetDialect dialect;
    private final Places places;

    private TargetReader(Connection connection) throws SQLException {
        this.metadata = connection.getMetaData();
        this.dialect = dialect(metadata.getDatabaseProductName());
        this.places = new Places(connection, dialect);
    }

    /**
     * The catalog with those of the tables that are there; a name that is none is not in it.
     *
     * @throws SQLException when the database fails
     */
    public static TargetCatalog read(Connection connection, Collection<TableName> names) throws SQLException {
        TargetReader reader = new TargetReader(connection);
        List<TargetTable> tables = new ArrayList<>();
        for (TableName name : names.stream().distinct().toList()) {
            reader.table(connection, name).ifPresent(tables::add);
        }
        return new TargetCatalog(reader.dialect, reader.product(), CatalogOrigin.LIVE, tables, reader.places.known());
    }

    private static TargetDialect dialect(String product) {
        return switch (product) {
            case "PostgreSQL" -> TargetDialect.POSTGRESQL;
            case "SQLite" -> TargetDialect.SQLITE;
            case "MySQL", "MariaDB" -> TargetDialect.MYSQL;
            default -> TargetDialect.OTHER;
        };
    }

    /** Without what changes from one bug fix to the next, so that a snapshot stays the same. */
    private String product() throws SQLException {
        int major = metadata.getDatabaseMajorVersion();
        return metadata.getDatabaseProductName() + " "
                + (dialect == TargetDialect.POSTGRESQL ? "" + major : major + "." + metadata.getDatabaseMinorVersion());
    }

    private Optional<TargetTable> table(Connection connection, TableName name) throws SQLException {
        Optional<TablePlace> place = places.of(name);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        List<TargetColumn> columns = new DriverColumns(metadata).of(place.get());
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<String> primaryKey = primaryKey(place.get());
        List<TargetColumn> known = switch (dialect) {
            case POSTGRESQL -> PostgresColumns.of(connection, place.get(), columns);
            case SQLITE -> SqliteColumns.of(connection, place.get(), columns, primaryKey);
            case MYSQL -> MysqlColumns.of(connection, place.get(), columns);
            case OTHER -> columns;
        };
        Set<String> alone = uniqueAlone(place.get());
        List<String> unique = known.stream()
                .map(TargetColumn::name)
                .filter(column -> alone.contains(column) && !primaryKey.equals(List.of(column)))
                .toList();
        return Optional.of(new TargetTable(name.schema(), name.table(), known, primaryKey, unique));
    }

    /** The columns, or expressions, that have a unique index to themselves; one of some rows alone is none. */
    private Set<String> uniqueAlone(TablePlace place) throws SQLException {
        Map<String, List<String>> indexes = new HashMap<>();
        try (ResultSet rows = metadata.getIndexInfo(place.catalog(), place.schema(), place.table(), true, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                if (name != null && !rows.getBoolean("NON_UNIQUE") && rows.getString("FILTER_CONDITION") == null) {
                    indexes.computeIfAbsent(name, index -> new ArrayList<>())
                            .add(String.valueOf(rows.getString("COLUMN_NAME")));
                }
            }
        } catch (SQLException e) {
            // Such as Oracle's, whose driver has no answer for views.
            if (dialect != TargetDialect.OTHER) {
                throw e;
            }
        }
        return indexes.values().stream()
                .filter(columns -> columns.size() == 1)
                .map(columns -> columns.get(0))
                .collect(Collectors.toSet());
    }

    private List<String> primaryKey(TablePlace place) throws SQLException {
        TreeMap<Integer, String> columns = new TreeMap<>();
        try (ResultSet keys = metadata.getPrimaryKeys(place.catalog(), place.schema(), place.table())) {
            while (keys.next()) {
                columns.put(keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }
}
