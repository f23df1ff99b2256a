package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_OUTPUT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.config.GetSpec;
import dev.trestle.generator.config.ListSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.sql.SelectSql;
import dev.trestle.generator.query.ColumnUse;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryColumn;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.query.WriteTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a route without a query file reads: columns of one table or view, whose rows are told apart by a key.
 *
 * @param head of the route
 * @param table with the key of its rows; of a view that of its table
 * @param key the columns of that key
 * @param one whether it reads the row of a key, and not all rows
 */
record TableRead(RouteHead head, Table table, List<ColumnFinder.Found> outputs, List<ColumnFinder.Found> key, boolean one) {

    /** What a get route reads; what it names and the database does not have is reported. */
    static Optional<TableRead> of(GetSpec spec, TableFinder tables, Diagnostics diagnostics) {
        return of(spec.head(), spec.table(), spec.outputs(), true, "a get route finds its row by the primary key; ", tables, diagnostics);
    }

    /** The same for a list route. */
    static Optional<TableRead> of(ListSpec spec, TableFinder tables, Diagnostics diagnostics) {
        return of(spec.head(), spec.table(), spec.outputs(), false, "a list route orders its rows by the primary key; ", tables, diagnostics);
    }

    private static Optional<TableRead> of(
            RouteHead head, Located<String> name, Optional<List<Located<String>>> listed, boolean one, String reason,
            TableFinder tables, Diagnostics diagnostics) {
        return tables.findReadable(name).map(table -> new TableRead(head, table,
                new ColumnFinder(table, diagnostics).find(listed, column -> true, DUPLICATE_OUTPUT, name.location()),
                PrimaryKey.of(table, name, reason + (table.kind() == TableKind.TABLE || table.kind() == TableKind.PARTITIONED_TABLE
                        ? "add one to the table, or write the SELECT as a query route"
                        : "write the SELECT as a query route"), diagnostics), one));
    }

    /** The same as a query, from which PostgreSQL tells what the columns are like. */
    QueryFile query() {
        String title = head.method().value() + " " + head.path().value();
        String sql = SelectSql.of(table.sql(), outputs.stream().map(found -> found.column().sql()).toList(), IntStream
                .range(0, one ? key.size() : 0).mapToObj(i -> key.get(i).column().sql() + " = :" + parameter(i)).toList());
        return new QueryFile(title, title + "\n" + sql, sql);
    }

    /** The name of the column, if a query can have it as that of a parameter. */
    private String parameter(int index) {
        String name = key.get(index).column().name();
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "key_" + (index + 1);
    }

    /** Those columns of the table that have one of these names in SQL. */
    List<Column> columns(List<String> sql) {
        return table.columns().stream().filter(column -> sql.contains(column.sql())).toList();
    }

    /** The fields of the answer, null where the analysis of the query does not exclude that. */
    List<OutputField> fields(QueryAnalysis analysis, FieldPlanner fields) {
        Map<String, Set<ColumnUse>> neverNull = analysis.columns().stream()
                .filter(QueryColumn::notNull)
                .collect(Collectors.toMap(QueryColumn::name, column -> Set.of()));
        return fields.outputs(new WriteTarget(table, List.of(), false, neverNull), outputs);
    }
}
