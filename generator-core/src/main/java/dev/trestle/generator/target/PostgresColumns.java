package dev.trestle.generator.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL's own catalog says of columns more exactly than its driver: types below domains, labels, identities. */
final class PostgresColumns {

    /** A domain's length or precision is that of the first domain on the way down that has one. */
    private static final String SQL = """
            with recursive base as (
                select a.attname, a.attidentity, a.attgenerated, a.atthasdef, a.attnotnull,
                       a.atttypid as type, a.atttypmod as typmod, false as notnull, false as hasdefault
                  from pg_catalog.pg_attribute a
                  join pg_catalog.pg_class c on c.oid = a.attrelid
                  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
                 union all
                select b.attname, b.attidentity, b.attgenerated, b.atthasdef, b.attnotnull,
                       t.typbasetype, case when b.typmod = -1 then t.typtypmod else b.typmod end,
                       b.notnull or t.typnotnull, b.hasdefault or t.typdefault is not null
                  from base b
                  join pg_catalog.pg_type t on t.oid = b.type and t.typtype = 'd')
            select b.*, t.typname,
                   array(select e.enumlabel::text
                           from pg_catalog.pg_enum e
                          where e.enumtypid = case when t.typcategory = 'A' then t.typelem else t.oid end
                          order by e.enumsortorder) as labels
              from base b
              join pg_catalog.pg_type t on t.oid = b.type and t.typtype <> 'd'""";

    private static final int LENGTH_HEADER = 4;

    private PostgresColumns() {}

    /** The driver's columns, put right. */
    static List<TargetColumn> of(Connection connection, TablePlace place, List<TargetColumn> columns) throws SQLException {
        Map<String, Integer> types = types(connection);
        Map<String, Fact> facts = facts(connection, place);
        List<TargetColumn> known = new ArrayList<>();
        for (TargetColumn column : columns) {
            Fact fact = facts.get(column.name());
            known.add(fact == null ? column : fact.applied(column, types));
        }
        return known;
    }

    private static Map<String, Fact> facts(Connection connection, TablePlace place) throws SQLException {
        Map<String, Fact> facts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setString(1, place.schema());
            select.setString(2, place.table());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String identity = row.getString("attidentity");
                    boolean expression = !row.getString("attgenerated").isEmpty();
                    facts.put(row.getString("attname"), new Fact(
                            row.getString("typname"),
                            row.getInt("typmod"),
                            row.getBoolean("attnotnull") || row.getBoolean("notnull"),
                            row.getBoolean("atthasdef") || row.getBoolean("hasdefault") || identity.equals("d"),
                            expression || identity.equals("a"),
                            List.of((String[]) row.getArray("labels").getArray())));
                }
            }
        }
        return facts;
    }

    /** The driver's number for each type by its name; for those below domains. */
    private static Map<String, Integer> types(Connection connection) throws SQLException {
        Map<String, Integer> types = new HashMap<>();
        try (ResultSet rows = connection.getMetaData().getTypeInfo()) {
            while (rows.next()) {
                types.putIfAbsent(rows.getString("TYPE_NAME"), rows.getInt("DATA_TYPE"));
            }
        }
        return types;
    }

    /**
     * What the catalog says of a column.
     *
     * @param typmod of {@code pg_attribute.atttypmod}; -1 for none
     */
    private record Fact(
            String typeName, int typmod, boolean notNull, boolean hasDefault, boolean generated, List<String> labels) {

        TargetColumn applied(TargetColumn column, Map<String, Integer> types) {
            boolean domain = column.jdbcType() == Types.DISTINCT;
            return new TargetColumn(
                    column.name(),
                    domain ? types.getOrDefault(typeName, Types.OTHER) : column.jdbcType(),
                    typeName,
                    size(column),
                    digits(column),
                    notNull,
                    hasDefault && !generated,
                    generated,
                    labels);
        }

        private int size(TargetColumn column) {
            return switch (typeName) {
                case "varchar", "bpchar" -> typmod < 0 ? Integer.MAX_VALUE : typmod - LENGTH_HEADER;
                case "text", "bytea", "json", "jsonb", "xml" -> Integer.MAX_VALUE;
                case "numeric" -> typmod < 0 ? 0 : typmod - LENGTH_HEADER >> 16 & 0xffff;
                default -> !TargetColumn.ROUNDED.contains(typeName) ? column.size() : typmod < 0 ? Integer.MAX_VALUE : 1;
            };
        }

        private int digits(TargetColumn column) {
            return switch (typeName) {
                // Eleven bits with a sign, since PostgreSQL 15; see numeric_typmod_scale in numeric.c.
                case "numeric" -> typmod < 0 ? 0 : ((typmod - LENGTH_HEADER & 0x7ff) ^ 1024) - 1024;
                case "timestamp", "timestamptz", "time", "timetz" -> typmod < 0 ? 6 : typmod;
                default -> column.digits();
            };
        }
    }
}
