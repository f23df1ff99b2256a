package dev.trestle.generator.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the tables of a target are, and what it calls them. */
final class Places {

    private static final Set<String> KINDS =
            Set.of("TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW");

    /** The name of the database itself, beside those that are attached. */
    private static final String SQLITE_SCHEMA = "main";

    /** The first on the connection's search path, which {@code getSchema} does not follow to its end. */
    private static final String POSTGRES_SCHEMA = """
            select n.nspname
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.oid = to_regclass(quote_ident(?))""";

    private final Connection connection;
    private final TargetDialect dialect;

    Places(Connection connection, TargetDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Where the table has to be; empty where there cannot be one. */
    Optional<TablePlace> of(TableName name) throws SQLException {
        String schema = name.schema().orElse(null);
        return switch (dialect) {
            case POSTGRESQL -> (schema != null ? name.schema() : postgresSchema(name.table()))
                    .map(found -> new TablePlace(null, found, name.table()));
            case SQLITE -> schema == null || schema.equals(SQLITE_SCHEMA)
                    ? Optional.of(new TablePlace(null, null, name.table()))
                    : Optional.empty();
            case MYSQL -> Optional.of(new TablePlace(schema != null ? schema : connection.getCatalog(), null, name.table()));
            case OTHER -> Optional.of(new TablePlace(
                    connection.getCatalog(), schema != null ? schema : connection.getSchema(), name.table()));
        };
    }

    private Optional<String> postgresSchema(String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(POSTGRES_SCHEMA)) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** All tables. */
    KnownTables known() throws SQLException {
        List<TableName> names = new ArrayList<>();
        String catalog = dialect == TargetDialect.MYSQL ? null : connection.getCatalog();
        try (ResultSet tables = connection.getMetaData().getTables(catalog, null, "%", null)) {
            while (tables.next()) {
                Optional<String> schema = switch (dialect) {
                    case MYSQL -> Optional.ofNullable(tables.getString("TABLE_CAT"));
                    case SQLITE -> Optional.of(SQLITE_SCHEMA);
                    case POSTGRESQL, OTHER -> Optional.ofNullable(tables.getString("TABLE_SCHEM"));
                };
                boolean system = schema.filter("information_schema"::equalsIgnoreCase).isPresent();
                if (!system && KINDS.contains(String.valueOf(tables.getString("TABLE_TYPE")))) {
                    names.add(new TableName(schema.filter(name -> !name.isEmpty()), tables.getString("TABLE_NAME")));
                }
            }
        }
        return new KnownTables(ownSchema(), names.stream().distinct().toList());
    }

    private Optional<String> ownSchema() throws SQLException {
        return Optional.ofNullable(switch (dialect) {
            case MYSQL -> connection.getCatalog();
            case SQLITE -> SQLITE_SCHEMA;
            case POSTGRESQL, OTHER -> connection.getSchema();
        });
    }
}
