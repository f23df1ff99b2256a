package dev.trestle.generator.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, view, materialized view or foreign table.
 *
 * @param sql schema and name as they are written in SQL, quoted where needed
 * @param columns by number
 * @param primaryKey the names of its columns in the key's order; empty where there is none
 * @param reach how each command gets at its rows
 * @param uniqueIndexes the primary key's first
 * @param ruled whether INSERT or UPDATE rules keep ON CONFLICT out
 * @param comment from {@code COMMENT ON}
 */
public record Table(
        long oid,
        String schema,
        String name,
        String sql,
        TableKind kind,
        List<Column> columns,
        List<String> primaryKey,
        Map<Write, Reach> reach,
        List<UniqueIndex> uniqueIndexes,
        boolean ruled,
        Optional<String> comment) {

    /** This view with what it has of the relation below it, and that one's reach where commands go on to it. */
    public Table over(Table below, List<Column> itsColumns, List<String> itsKey, List<UniqueIndex> itsIndexes) {
        Map<Write, Reach> through = new EnumMap<>(reach);
        through.replaceAll((write, own) -> own == Reach.DIRECT ? below.reach.getOrDefault(write, own) : own);
        return new Table(
                oid, schema, name, sql, kind, itsColumns, itsKey, through, itsIndexes, below.ruled, comment);
    }

    /** This table with these columns. */
    public Table with(List<Column> others) {
        return new Table(oid, schema, name, sql, kind, others, primaryKey, reach, uniqueIndexes, ruled, comment);
    }

    /** The column of exactly this name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The column of this number. */
    public Optional<Column> column(int number) {
        return columns.stream().filter(column -> column.number() == number).findFirst();
    }
}
