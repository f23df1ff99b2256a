package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.postgres.PgText;
import dev.trestle.runtime.types.Interval;
import dev.trestle.runtime.types.Json;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row that are exported, in the order of the statement's question marks; one method for each PostgreSQL
 * type, and every one binds SQL's NULL for null.
 */
public final class ExportBinds {

    private final List<Value> values = new ArrayList<>();

    ExportBinds() {}

    /** What a binder makes of a row. */
    static <R> List<Value> of(R row, ExportBinder<? super R> binder) {
        ExportBinds binds = new ExportBinds();
        binder.bind(row, binds);
        return List.copyOf(binds.values);
    }

    private <T> void add(int type, @Nullable T value, Function<? super T, ? extends Value> make) {
        values.add(value == null ? new Value.Nothing(type) : make.apply(value));
    }

    private <T> void literal(@Nullable T value, Function<? super T, String> encoder) {
        add(Types.OTHER, value, present -> new Value.Literal(encoder.apply(present)));
    }

    /** boolean. */
    public void bool(@Nullable Boolean value) {
        add(Types.BOOLEAN, value, Value.Bool::new);
    }

    /** smallint. */
    public void int2(@Nullable Short value) {
        add(Types.SMALLINT, value, number -> new Value.Whole(number, Types.SMALLINT));
    }

    /** integer. */
    public void int4(@Nullable Integer value) {
        add(Types.INTEGER, value, number -> new Value.Whole(number, Types.INTEGER));
    }

    /** bigint. */
    public void int8(@Nullable Long value) {
        add(Types.BIGINT, value, number -> new Value.Whole(number, Types.BIGINT));
    }

    /** oid. */
    public void oid(@Nullable Long value) {
        int8(value);
    }

    /** real. */
    public void float4(@Nullable Float value) {
        add(Types.REAL, value, Value.Single::new);
    }

    /** double precision. */
    public void float8(@Nullable Double value) {
        add(Types.DOUBLE, value, Value.Real::new);
    }

    /** numeric. */
    public void numeric(@Nullable BigDecimal value) {
        add(Types.NUMERIC, value, Value.Decimal::new);
    }

    /** text and its kin. */
    public void text(@Nullable String value) {
        add(Types.VARCHAR, value, Value.Text::new);
    }

    /** uuid. */
    public void uuid(@Nullable UUID value) {
        literal(value, UUID::toString);
    }

    /** date. */
    public void date(@Nullable LocalDate value) {
        add(Types.DATE, value, Value.Day::new);
    }

    /** time. */
    public void time(@Nullable LocalTime value) {
        add(Types.TIME, value, Value.Clock::new);
    }

    /** timetz. */
    public void timetz(@Nullable OffsetTime value) {
        literal(value, PgText::ofTimetz);
    }

    /** interval. */
    public void interval(@Nullable Interval value) {
        literal(value, PgText::ofInterval);
    }

    /** hstore. */
    public void hstore(@Nullable Map<String, ? extends @Nullable String> value) {
        literal(value, PgText::ofHstore);
    }

    /** timestamp. */
    public void timestamp(@Nullable LocalDateTime value) {
        add(Types.TIMESTAMP, value, Value.DayTime::new);
    }

    /** timestamptz. */
    public void timestamptz(@Nullable Instant value) {
        add(Types.TIMESTAMP_WITH_TIMEZONE, value, Value.Moment::new);
    }

    /** bytea. */
    public void bytea(byte @Nullable [] value) {
        add(Types.VARBINARY, value, Value.Bytes::new);
    }

    /** The URL of a file. */
    public void media(@Nullable MediaLink value) {
        text(value == null ? null : value.url().toString());
    }

    /** json or jsonb. */
    public void json(@Nullable Json value) {
        literal(value, Json::text);
    }

    /** An enum. */
    public void enumeration(@Nullable PgEnum value) {
        literal(value, PgEnum::label);
    }

    /**
     * An array, as PostgreSQL's literal.
     *
     * @param items or null; an item may be null
     * @param element writes one element, from {@link PgText}
     * @param <T> the type of an element
     */
    public <T> void array(@Nullable List<? extends @Nullable T> items, Function<? super T, String> element) {
        literal(items, present -> PgText.<T>ofArray(element).apply(present));
    }

    /**
     * A value as PostgreSQL's literal.
     *
     * @param value or null
     * @param encoder writes it, from {@link PgText} or a generated record
     * @param <T> the type of the value
     */
    public <T> void value(@Nullable T value, Function<? super T, String> encoder) {
        literal(value, encoder);
    }

    /**
     * A value as JSON text.
     *
     * @param value or null, which is SQL's NULL
     * @param writer writes it
     * @param <T> the type of the value
     */
    public <T> void written(@Nullable T value, BiConsumer<? super T, ? super JsonWriter> writer) {
        JsonForm<T> form = JsonForm.of(in -> {
            throw new UnsupportedOperationException("It is only written");
        }, writer);
        literal(value, present -> form.write(present).text());
    }
}
