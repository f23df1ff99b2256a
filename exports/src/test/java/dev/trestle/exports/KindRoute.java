package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.ResultRow;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /kinds} stores a row of a table with all kinds of values, whose id it is given, and exports it. */
final class KindRoute implements Handler, HttpFeature {

    static final String COLUMNS =
            "flag, small, big, single, precise, amount, label, ident, day, clock, stamp, moment, bytes, doc, tags";

    private final Trestle trestle;
    private final JsonHttp json;
    private final OutboxExport<Kind> export;
    private final boolean arrays;

    KindRoute(Trestle trestle, Exports exports, Setup setup) {
        exports.expect(setup.expected());
        this.trestle = trestle;
        this.json = trestle.json();
        this.arrays = setup.dialect() == Dialect.POSTGRESQL;
        this.export = exports.outbox("Kinds", "warehouse", setup.sql(),
                JsonForm.of(Kind::parse, Kind::write), this::bindExport);
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        trestle.routes(routing).route(Method.POST, "/kinds", this).end();
    }

    /** Copies the row from the template of the same number. */
    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        int id = json.read(req, in -> {
            int kindId = 0;
            while (in.next()) {
                kindId = in.int4();
            }
            in.end("kind_id");
            return kindId;
        });
        Kind kind = export.transaction(transaction -> {
            Kind row = transaction.one("SELECT kind_id, " + COLUMNS + " FROM kind WHERE kind_id = ?",
                    binds -> binds.int4(id), Kind::read);
            export.enter(transaction, row);
            return row;
        });
        json.send(res, Status.OK_200, kind::write);
    }

    private void bindExport(Kind row, ExportBinds binds) {
        binds.bool(row.flag);
        binds.int2(row.small);
        binds.int8(row.big);
        binds.float4(row.single);
        binds.float8(row.precise);
        binds.value(row.amount, PgCodecs.NUMERIC);
        binds.text(row.label);
        binds.value(row.ident, PgCodecs.UUID);
        binds.value(row.day, PgCodecs.DATE);
        binds.value(row.clock, PgCodecs.TIME);
        binds.value(row.stamp, PgCodecs.TIMESTAMP);
        binds.value(row.moment, PgCodecs.TIMESTAMPTZ);
        binds.value(row.bytes, PgCodecs.BYTEA);
        binds.value(row.doc, PgCodecs.JSON);
        if (arrays) {
            binds.value(row.tags, PgCodecs.array(PgCodecs.TEXT));
        } else {
            binds.json(row.tags, PgCodecs.array(PgCodecs.TEXT));
        }
        binds.int4(row.kindId);
    }

    record Kind(
            int kindId, @Nullable Boolean flag, @Nullable Short small, @Nullable Long big, @Nullable Float single,
            @Nullable Double precise, @Nullable BigDecimal amount, @Nullable String label, @Nullable UUID ident,
            @Nullable LocalDate day, @Nullable LocalTime clock, @Nullable LocalDateTime stamp, @Nullable Instant moment,
            byte @Nullable [] bytes, @Nullable Json doc, @Nullable List<@Nullable String> tags) {

        static Kind read(ResultRow row) throws SQLException {
            return new Kind(row.int4(1), row.boolOrNull(2), row.int2OrNull(3), row.int8OrNull(4), row.float4OrNull(5),
                    row.float8OrNull(6), row.valueOrNull(7, PgCodecs.NUMERIC), row.textOrNull(8),
                    row.valueOrNull(9, PgCodecs.UUID), row.valueOrNull(10, PgCodecs.DATE),
                    row.valueOrNull(11, PgCodecs.TIME), row.valueOrNull(12, PgCodecs.TIMESTAMP),
                    row.valueOrNull(13, PgCodecs.TIMESTAMPTZ), row.valueOrNull(14, PgCodecs.BYTEA),
                    row.valueOrNull(15, PgCodecs.JSON), row.valueOrNull(16, PgCodecs.array(PgCodecs.TEXT)));
        }

        static Kind parse(RequestReader in) {
            int kindId = 0;
            Boolean flag = null;
            Short small = null;
            Long big = null;
            Float single = null;
            Double precise = null;
            BigDecimal amount = null;
            String label = null;
            UUID ident = null;
            LocalDate day = null;
            LocalTime clock = null;
            LocalDateTime stamp = null;
            Instant moment = null;
            byte[] bytes = null;
            Json doc = null;
            List<@Nullable String> tags = null;
            while (in.next()) {
                switch (in.name()) {
                    case "kind_id" -> kindId = in.int4();
                    case "flag" -> flag = in.orNull(in::bool);
                    case "small" -> small = in.orNull(in::int2);
                    case "big" -> big = in.orNull(in::int8);
                    case "single" -> single = in.orNull(in::float4);
                    case "precise" -> precise = in.orNull(in::float8);
                    case "amount" -> amount = in.orNull(PgCodecs.NUMERIC);
                    case "label" -> label = in.orNull(in::text);
                    case "ident" -> ident = in.orNull(PgCodecs.UUID);
                    case "day" -> day = in.orNull(PgCodecs.DATE);
                    case "clock" -> clock = in.orNull(PgCodecs.TIME);
                    case "stamp" -> stamp = in.orNull(PgCodecs.TIMESTAMP);
                    case "moment" -> moment = in.orNull(PgCodecs.TIMESTAMPTZ);
                    case "bytes" -> bytes = in.orNull(PgCodecs.BYTEA);
                    case "doc" -> doc = in.orNull(PgCodecs.JSON);
                    case "tags" -> tags = in.orNull(PgCodecs.array(PgCodecs.TEXT));
                    default -> in.unknown();
                }
            }
            in.end("kind_id");
            return new Kind(kindId, flag, small, big, single, precise, amount, label, ident, day, clock, stamp, moment,
                    bytes, doc, tags);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("kind_id").int4(kindId);
            out.name("flag").bool(flag);
            out.name("small").int2(small);
            out.name("big").int8(big);
            out.name("single").float4(single);
            out.name("precise").float8(precise);
            out.name("amount").value(amount, PgCodecs.NUMERIC);
            out.name("label").text(label);
            out.name("ident").value(ident, PgCodecs.UUID);
            out.name("day").value(day, PgCodecs.DATE);
            out.name("clock").value(clock, PgCodecs.TIME);
            out.name("stamp").value(stamp, PgCodecs.TIMESTAMP);
            out.name("moment").value(moment, PgCodecs.TIMESTAMPTZ);
            out.name("bytes").value(bytes, PgCodecs.BYTEA);
            out.name("doc").value(doc, PgCodecs.JSON);
            out.name("tags").value(tags, PgCodecs.array(PgCodecs.TEXT));
            out.endObject();
        }
    }
}
