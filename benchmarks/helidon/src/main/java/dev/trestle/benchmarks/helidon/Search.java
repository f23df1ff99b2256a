package dev.trestle.benchmarks.helidon;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters, each of which may be left out. */
record Search(
        @Nullable String kind,
        @Nullable String minPrice,
        @Nullable String maxPrice,
        @Nullable String title,
        @Nullable String tag,
        @Nullable Integer maxRows) {

    static final String WHERE = """
             WHERE (?::article_kind IS NULL OR kind = ?::article_kind)
               AND (?::numeric IS NULL OR price >= ?::numeric)
               AND (?::numeric IS NULL OR price <= ?::numeric)
               AND (?::text IS NULL OR title ILIKE '%' || ?::text || '%')
               AND (?::text IS NULL OR ?::text = ANY (tags))
             ORDER BY article_id
             LIMIT coalesce(?::integer, 20)""";

    void bind(PreparedStatement statement) throws SQLException {
        List<@Nullable String> filters = Arrays.asList(kind, minPrice, maxPrice, title, tag);
        int parameter = 1;
        for (String filter : filters) {
            statement.setString(parameter++, filter);
            statement.setString(parameter++, filter);
        }
        statement.setObject(parameter, maxRows, Types.INTEGER);
    }
}
