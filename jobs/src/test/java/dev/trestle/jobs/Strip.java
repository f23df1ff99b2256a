package dev.trestle.jobs;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.rows.RowQuery;
import java.sql.SQLException;

/** A row of a query that runs in the background. */
record Strip(long number, String text, MediaLink image) {

    /** Waits for the advisory lock 42 at one row, and fails at another. */
    private static final String SQL = """
            SELECT i, repeat('x"\\', ?) || E'\\n', 'poster.image/' || i || '.png',
                   CASE i WHEN ? THEN pg_advisory_xact_lock_shared(42)::text END, 1 / (i - ?)
              FROM generate_series(1, ?) AS i""";

    /** What is asked for. */
    record Request(int rows, int width, int waitAt, int failAt) {

        static Request of(int rows, int width) {
            return new Request(rows, width, 0, 0);
        }

        static Request read(RequestReader in) {
            int[] values = new int[4];
            while (in.next()) {
                switch (in.name()) {
                    case "rows" -> values[0] = in.int4();
                    case "width" -> values[1] = in.int4();
                    case "wait_at" -> values[2] = in.int4();
                    case "fail_at" -> values[3] = in.int4();
                    default -> in.unknown();
                }
            }
            in.end("rows");
            return new Request(values[0], values[1], values[2], values[3]);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("rows").int4(rows);
            out.name("width").int4(width);
            out.name("wait_at").int4(waitAt);
            out.name("fail_at").int4(failAt);
            out.endObject();
        }
    }

    static final JsonForm<Request> REQUEST = JsonForm.of(Request::read, Request::write);

    static RowQuery<Strip> query(Database database, Request request) {
        return new RowQuery<>(database, SQL, binds -> bind(request, binds), Strip::fromRow);
    }

    private static void bind(Request request, Binds binds) throws SQLException {
        binds.int4(request.width());
        binds.int4(request.waitAt());
        binds.int4(request.failAt());
        binds.int4(request.rows());
    }

    private static Strip fromRow(ResultRow row) throws SQLException {
        return new Strip(row.int8(1), row.text(2), row.media(3));
    }

    static Strip read(RequestReader in) {
        long number = 0;
        String text = null;
        MediaLink image = null;
        while (in.next()) {
            switch (in.name()) {
                case "number" -> number = in.int8();
                case "text" -> text = in.text();
                case "image" -> image = in.media();
                default -> in.skip();
            }
        }
        in.end("number", "text", "image");
        return new Strip(number, text, image);
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("number").int8(number);
        out.name("text").text(text);
        out.name("image").media(image);
        out.endObject();
    }
}
