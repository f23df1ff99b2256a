package dev.trestle.generator.dataset;

import dev.trestle.generator.config.DatasetSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the syntax tree of a query, as DuckDB has it, says of its tables and of nulls.
 *
 * @param tables the names of the tables that it reads, in lower case
 * @param onlyTable the table, if the query reads one without joins, groups by several sets and common tables
 * @param items the expressions of its select list
 */
record QueryShape(List<String> tables, Optional<String> onlyTable, List<Item> items) {

    private static final String NODE = "$.statements[0].node";

    private static final String WHOLE = """
            SELECT array_to_string(json_extract_string(tree, '$..table_name'), chr(10)), json_extract_string(tree, '%1$s.type'),
                   json_extract_string(tree, '%1$s.from_table.type'), json_extract_string(tree, '%1$s.from_table.table_name'),
                   json_array_length(tree, '%1$s.cte_map.map') = 0 AND json_array_length(tree, '%1$s.group_sets') <= 1
              FROM (SELECT json_serialize_sql(?) AS tree)""".formatted(NODE);

    private static final String ITEMS = """
            SELECT item->>'class', coalesce(item->>'function_name', item->>'$.column_names[#-1]')
              FROM (SELECT unnest(json_extract(json_serialize_sql(?), '%s.select_list[*]')) AS item)""".formatted(NODE);

    /** An expression of a select list; the name is that of a column or of a function. */
    record Item(String kind, @Nullable String name) {

        /** The one aggregate without a null. */
        boolean isCount() {
            return kind.equals("FUNCTION") && List.of("count", "count_star").contains(String.valueOf(name));
        }
    }

    static QueryShape of(Connection connection, String sql) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
            statement.setString(1, sql);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    items.add(new Item(rows.getString(1), rows.getString(2)));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(WHOLE)) {
            statement.setString(1, sql);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean simple = "SELECT_NODE".equals(row.getString(2)) && "BASE_TABLE".equals(row.getString(3)) && row.getBoolean(5);
                return new QueryShape(List.of(String.valueOf(row.getString(1)).toLowerCase(Locale.ROOT).split("\n")),
                        simple ? Optional.of(row.getString(4).toLowerCase(Locale.ROOT)) : Optional.empty(), List.copyOf(items));
            }
        }
    }

    /**
     * Whether a column of the result may be null.
     *
     * @param index from 0
     * @param columns how many the result has
     */
    boolean nullable(int index, int columns, List<DatasetSpec> datasets) {
        if (items.size() == columns && items.get(index).isCount()) {
            return false;
        }
        Optional<DatasetSpec> table = onlyTable.flatMap(name ->
                datasets.stream().filter(dataset -> dataset.name().value().equals(name)).findFirst());
        if (table.isEmpty()) {
            return true;
        }
        List<DatasetSpec.Column> declared = table.get().table();
        if (items.size() == 1 && items.get(0).kind().equals("STAR") && columns == declared.size()) {
            return declared.get(index).nullable();
        }
        if (items.size() != columns) {
            return true;
        }
        Item item = items.get(index);
        return !item.kind().equals("COLUMN_REF")
                || declared.stream().noneMatch(column -> column.name().equalsIgnoreCase(item.name()) && !column.nullable());
    }
}
