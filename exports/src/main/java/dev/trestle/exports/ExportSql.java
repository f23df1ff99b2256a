package dev.trestle.exports;

import org.jspecify.annotations.Nullable;

/** The statement that writes a row into a target, a constant of generated code. */
public final class ExportSql {

    private final Method method;
    private final String table;
    private final String sql;
    private final @Nullable String otherwise;
    private final int keyColumns;
    private final @Nullable String find;

    private ExportSql(
            Method method, String table, String sql, @Nullable String otherwise, int keyColumns, @Nullable String find) {
        this.method = method;
        this.table = table;
        this.sql = sql;
        this.otherwise = otherwise;
        this.keyColumns = keyColumns;
        this.find = find;
    }

    enum Method {
        INSERT,
        UPDATE,
        MERGE
    }

    /**
     * Adds a row.
     *
     * @param table as in the SQL
     * @param sql INSERT
     * @return delivered at least once
     */
    public static ExportSql insert(String table, String sql) {
        return new ExportSql(Method.INSERT, table, sql, null, 0, null);
    }

    /**
     * Updates exactly one row; any other number is an error.
     *
     * @param table as in the SQL
     * @param sql UPDATE by key
     * @return may be delivered twice with the same effect
     */
    public static ExportSql update(String table, String sql) {
        return new ExportSql(Method.UPDATE, table, sql, null, 0, null);
    }

    /**
     * Adds a row, or updates the existing row.
     *
     * @param table as in the SQL
     * @param sql does both
     * @return may be delivered twice with the same effect
     */
    public static ExportSql merge(String table, String sql) {
        return new ExportSql(Method.MERGE, table, sql, null, 0, null);
    }

    /**
     * Adds a row, or updates the existing row, with two statements, for databases without a single statement for it.
     *
     * @param table as in the SQL
     * @param update UPDATE by key
     * @param insert INSERT with the same parameters, for an update that found no row
     * @return may be delivered twice with the same effect
     */
    public static ExportSql merge(String table, String update, String insert) {
        return new ExportSql(Method.MERGE, table, update, insert, 0, null);
    }

    /**
     * The same, with a key: entries of one key are delivered in order.
     *
     * @param columns the number of values at the end that identify the row of the target
     * @return the statement with a key
     */
    public ExportSql key(int columns) {
        return new ExportSql(method, table, sql, otherwise, columns, find);
    }

    /**
     * The same, with the id of the entry as one more parameter, the last one.
     *
     * @param select finds the row of an entry's id, which is its only parameter
     * @return delivered once, as far as the id can be found
     */
    public ExportSql entryId(String select) {
        return new ExportSql(method, table, sql, otherwise, keyColumns, select);
    }

    Method method() {
        return method;
    }

    String table() {
        return table;
    }

    String sql() {
        return sql;
    }

    /** The INSERT where the statement is an UPDATE that found nothing; null for none. */
    @Nullable String otherwise() {
        return otherwise;
    }

    int keyColumns() {
        return keyColumns;
    }

    /** Null for a table without ids of entries. */
    @Nullable String find() {
        return find;
    }
}
