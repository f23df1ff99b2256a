package dev.trestle.benchmarks.helidon;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a row as JSON, without objects between. */
final class ArticleJson {

    static final String COLUMNS = "article_id, title, subtitle, kind, price, weight, stock, views, score, active, code,"
            + " created_at, released, tags";

    private ArticleJson() {}

    static void write(ResultSet row, JsonGenerator out) throws SQLException {
        out.writeStartObject();
        out.writeName("article_id");
        out.writeNumber(row.getInt(1));
        out.writeName("title");
        out.writeString(row.getString(2));
        out.writeName("subtitle");
        out.writeString(row.getString(3));
        out.writeName("kind");
        out.writeString(row.getString(4));
        out.writeName("price");
        out.writeNumber(row.getBigDecimal(5));
        out.writeName("weight");
        out.writeNumber(row.getBigDecimal(6));
        out.writeName("stock");
        out.writeNumber(row.getInt(7));
        out.writeName("views");
        out.writeNumber(row.getLong(8));
        out.writeName("score");
        double score = row.getDouble(9);
        if (row.wasNull()) {
            out.writeNull();
        } else {
            out.writeNumber(score);
        }
        out.writeName("active");
        out.writeBoolean(row.getBoolean(10));
        out.writeName("code");
        out.writeString(row.getString(11));
        out.writeName("created_at");
        out.writeString(row.getObject(12, OffsetDateTime.class).toInstant().toString());
        out.writeName("released");
        out.writeString(text(row.getObject(13, LocalDate.class)));
        out.writeName("tags");
        writeTexts(row.getArray(14), out);
        out.writeEndObject();
    }

    private static void writeTexts(Array array, JsonGenerator out) throws SQLException {
        out.writeStartArray();
        for (String text : (String[]) array.getArray()) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
