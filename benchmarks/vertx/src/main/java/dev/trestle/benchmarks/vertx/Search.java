package dev.trestle.benchmarks.vertx;

import io.vertx.core.MultiMap;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import org.jspecify.annotations.Nullable;

/** Filters, each of which may be left out. */
record Search(Tuple parameters) {

    static final String WHERE = """
             WHERE ($1::article_kind IS NULL OR kind = $1)
               AND ($2::numeric IS NULL OR price >= $2)
               AND ($3::numeric IS NULL OR price <= $3)
               AND ($4::text IS NULL OR title ILIKE '%' || $4 || '%')
               AND ($5::text IS NULL OR $5 = ANY (tags))
             ORDER BY article_id
             LIMIT coalesce($6::integer, 20)""";

    static Search of(MultiMap query) {
        @Nullable String maxRows = query.get("max_rows");
        return new Search(Tuple.of(
                query.get("kind"),
                numeric(query.get("min_price")),
                numeric(query.get("max_price")),
                query.get("title"),
                query.get("tag"),
                maxRows == null ? null : Integer.valueOf(maxRows)));
    }

    private static @Nullable Numeric numeric(@Nullable String text) {
        return text == null ? null : Numeric.parse(text);
    }
}
