package dev.trestle.benchmarks.helidon;

import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An article as a request has it. */
record NewArticle(
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String kind,
        @Nullable BigDecimal price,
        @Nullable BigDecimal weight,
        int stock,
        @Nullable Double score,
        @Nullable UUID code,
        @Nullable OffsetDateTime createdAt,
        @Nullable LocalDate released,
        List<String> tags) {

    private static final String COLUMNS =
            "title, subtitle, kind, price, weight, stock, score, code, created_at, released, tags";

    static List<NewArticle> readAll(JsonFactory json, InputStream body) {
        List<NewArticle> articles = new ArrayList<>();
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), body)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                if (in.nextToken() == JsonToken.START_ARRAY) {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        articles.add(read(in));
                    }
                }
            }
        }
        return articles;
    }

    /** Reads one object, whose bracket has been read. */
    static NewArticle read(JsonParser in) {
        String title = null;
        String subtitle = null;
        String kind = null;
        BigDecimal price = null;
        BigDecimal weight = null;
        int stock = 0;
        Double score = null;
        UUID code = null;
        OffsetDateTime createdAt = null;
        LocalDate released = null;
        List<String> tags = new ArrayList<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            if (in.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "title" -> title = in.getString();
                case "subtitle" -> subtitle = in.getString();
                case "kind" -> kind = in.getString();
                case "price" -> price = in.getDecimalValue();
                case "weight" -> weight = in.getDecimalValue();
                case "stock" -> stock = in.getIntValue();
                case "score" -> score = in.getDoubleValue();
                case "code" -> code = UUID.fromString(in.getString());
                case "created_at" -> createdAt = OffsetDateTime.parse(in.getString());
                case "released" -> released = LocalDate.parse(in.getString());
                case "tags" -> {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        tags.add(in.getString());
                    }
                }
                default -> in.skipChildren();
            }
        }
        return new NewArticle(
                title, subtitle, kind, price, weight, stock, score, code, createdAt, released, tags);
    }

    static String sql(int rows, String returning) {
        String row = "(?, ?, ?::article_kind, ?, ?, ?, ?, ?, ?, ?, ?)";
        return "INSERT INTO article (" + COLUMNS + ") VALUES " + row + (", " + row).repeat(rows - 1)
                + " RETURNING " + returning;
    }

    /** Binds its values, and gives the parameter that comes next. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int parameter = first;
        statement.setString(parameter++, title);
        statement.setString(parameter++, subtitle);
        statement.setString(parameter++, kind);
        statement.setBigDecimal(parameter++, price);
        statement.setBigDecimal(parameter++, weight);
        statement.setInt(parameter++, stock);
        statement.setObject(parameter++, score, Types.DOUBLE);
        statement.setObject(parameter++, code);
        statement.setObject(parameter++, createdAt, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(parameter++, released, Types.DATE);
        statement.setArray(parameter++, statement.getConnection().createArrayOf("text", tags.toArray()));
        return parameter;
    }
}
