package dev.trestle.benchmarks.vertx;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article as a request has it. */
final class NewArticle {

    static final String INSERT = "INSERT INTO article (title, subtitle, kind, price, weight, stock, score, code,"
            + " created_at, released, tags) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING "
            + ArticleJson.COLUMNS;

    private NewArticle() {}

    static Tuple values(JsonObject article) {
        @Nullable String released = article.getString("released");
        return Tuple.tuple()
                .addString(article.getString("title"))
                .addString(article.getString("subtitle"))
                .addString(article.getString("kind"))
                .addValue(numeric(article, "price"))
                .addValue(numeric(article, "weight"))
                .addInteger(article.getInteger("stock"))
                .addDouble(article.getDouble("score"))
                .addUUID(UUID.fromString(article.getString("code")))
                .addOffsetDateTime(OffsetDateTime.parse(article.getString("created_at")))
                .addLocalDate(released == null ? null : LocalDate.parse(released))
                .addArrayOfString(texts(article.getJsonArray("tags")));
    }

    /** Vert.x reads a number as a double, which has the digits of these columns. */
    static @Nullable Numeric numeric(JsonObject article, String name) {
        Number number = article.getNumber(name);
        return number == null ? null : Numeric.parse(number.toString());
    }

    private static String[] texts(JsonArray array) {
        return array.stream().map(String.class::cast).toArray(String[]::new);
    }
}
