package dev.trestle.benchmarks.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes rows as JSON, without objects between. */
final class ArticleJson {

    static final String COLUMNS = "article_id, title, subtitle, kind, price, weight, stock, views, score, active, code,"
            + " created_at, released, tags";

    private static final JsonFactory JSON = new JsonFactory();

    private ArticleJson() {}

    static Buffer row(Row row) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = generator(body)) {
            write(row, out);
        }
        return Buffer.buffer(body.toByteArray());
    }

    static Buffer rows(List<RowSet<Row>> results) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(32 * 1024);
        try (JsonGenerator out = generator(body)) {
            out.writeStartObject();
            out.writeName("rows");
            out.writeStartArray();
            results.forEach(result -> result.forEach(row -> write(row, out)));
            out.writeEndArray();
            out.writeEndObject();
        }
        return Buffer.buffer(body.toByteArray());
    }

    static JsonGenerator generator(ByteArrayOutputStream body) {
        return JSON.createGenerator(ObjectWriteContext.empty(), body);
    }

    static void write(Row row, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("article_id");
        out.writeNumber(row.getInteger(0));
        out.writeName("title");
        out.writeString(row.getString(1));
        out.writeName("subtitle");
        out.writeString(row.getString(2));
        out.writeName("kind");
        out.writeString(row.getString(3));
        out.writeName("price");
        out.writeNumber(row.getBigDecimal(4));
        out.writeName("weight");
        out.writeNumber(row.getBigDecimal(5));
        out.writeName("stock");
        out.writeNumber(row.getInteger(6));
        out.writeName("views");
        out.writeNumber(row.getLong(7));
        out.writeName("score");
        Double score = row.getDouble(8);
        if (score == null) {
            out.writeNull();
        } else {
            out.writeNumber(score);
        }
        out.writeName("active");
        out.writeBoolean(row.getBoolean(9));
        out.writeName("code");
        out.writeString(row.getUUID(10).toString());
        out.writeName("created_at");
        out.writeString(row.getOffsetDateTime(11).toInstant().toString());
        out.writeName("released");
        LocalDate released = row.getLocalDate(12);
        out.writeString(released == null ? null : released.toString());
        out.writeName("tags");
        out.writeStartArray();
        for (String tag : row.getArrayOfStrings(13)) {
            out.writeString(tag);
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
