package dev.trestle.runtime;

import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.postgres.PgText;
import dev.trestle.runtime.types.Interval;
import dev.trestle.runtime.types.Json;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement, in the order of their question marks; one method for each PostgreSQL type, and every
 * one binds SQL's NULL for null.
 */
public final class Binds {

    private final PreparedStatement statement;
    private final Attachments files;
    private int index;

    Binds(PreparedStatement statement, Attachments files) {
        this.statement = statement;
        this.files = files;
    }

    /**
     * Binds one value.
     *
     * @param <T> the type of the value
     */
    @FunctionalInterface
    public interface Setter<T extends @Nullable Object> {

        /**
         * Binds the value.
         *
         * @param value perhaps null
         * @throws SQLException from the driver
         */
        void set(T value) throws SQLException;
    }

    /**
     * Binds an input that is there; one that is absent has no question mark.
     *
     * @param input the request's input
     * @param setter binds its value
     * @param <T> the type of the value
     * @throws SQLException from the driver
     */
    public <T extends @Nullable Object> void ifPresent(Input<T> input, Setter<? super @Nullable T> setter)
            throws SQLException {
        if (input.isPresent()) {
            setter.set(input.value());
        }
    }

    /**
     * Binds a value that is not null; a null is {@code IS NULL} in the SQL and has no question mark.
     *
     * @param value the request's value
     * @param setter binds it
     * @param <T> the type of the value
     * @throws SQLException from the driver
     */
    public <T> void ifNotNull(@Nullable T value, Setter<? super T> setter) throws SQLException {
        if (value != null) {
            setter.set(value);
        }
    }

    private void asText(@Nullable String text) throws SQLException {
        if (text == null) {
            statement.setNull(++index, Types.OTHER);
        } else {
            statement.setObject(++index, text, Types.OTHER);
        }
    }

    /** boolean. */
    public void bool(@Nullable Boolean value) throws SQLException {
        if (value == null) {
            asText(null);
        } else {
            statement.setBoolean(++index, value);
        }
    }

    /** smallint. */
    public void int2(@Nullable Short value) throws SQLException {
        if (value == null) {
            asText(null);
        } else {
            statement.setShort(++index, value);
        }
    }

    /** integer. */
    public void int4(@Nullable Integer value) throws SQLException {
        if (value == null) {
            asText(null);
        } else {
            statement.setInt(++index, value);
        }
    }

    /** bigint. */
    public void int8(@Nullable Long value) throws SQLException {
        if (value == null) {
            asText(null);
        } else {
            statement.setLong(++index, value);
        }
    }

    /** oid. */
    public void oid(@Nullable Long value) throws SQLException {
        asText(value == null ? null : value.toString());
    }

    /** real. */
    public void float4(@Nullable Float value) throws SQLException {
        if (value == null) {
            asText(null);
        } else {
            statement.setFloat(++index, value);
        }
    }

    /** double precision. */
    public void float8(@Nullable Double value) throws SQLException {
        if (value == null) {
            asText(null);
        } else {
            statement.setDouble(++index, value);
        }
    }

    /** numeric. */
    public void numeric(@Nullable BigDecimal value) throws SQLException {
        statement.setBigDecimal(++index, value);
    }

    /** text and its kin. */
    public void text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
    }

    /** uuid. */
    public void uuid(@Nullable UUID value) throws SQLException {
        asText(value == null ? null : value.toString());
    }

    /** date. */
    public void date(@Nullable LocalDate value) throws SQLException {
        asText(value == null ? null : PgText.ofDate(value));
    }

    /** time. */
    public void time(@Nullable LocalTime value) throws SQLException {
        asText(value == null ? null : PgText.ofTime(value));
    }

    /** timetz. */
    public void timetz(@Nullable OffsetTime value) throws SQLException {
        value(value, PgText::ofTimetz);
    }

    /** interval. */
    public void interval(@Nullable Interval value) throws SQLException {
        value(value, PgText::ofInterval);
    }

    /** hstore. */
    public void hstore(@Nullable Map<String, ? extends @Nullable String> value) throws SQLException {
        value(value, PgText::ofHstore);
    }

    /** timestamp. */
    public void timestamp(@Nullable LocalDateTime value) throws SQLException {
        asText(value == null ? null : PgText.ofTimestamp(value));
    }

    /** timestamptz. */
    public void timestamptz(@Nullable Instant value) throws SQLException {
        asText(value == null ? null : PgText.ofTimestamptz(value));
    }

    /** bytea. */
    public void bytea(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++index, value);
    }

    /**
     * bytea, from a file, of which little is in memory at a time.
     *
     * @param value the file, or null
     * @throws SQLException from the driver
     */
    public void bytes(@Nullable Upload value) throws SQLException {
        if (value == null) {
            statement.setBytes(++index, null);
        } else {
            statement.setBinaryStream(++index, files.stream(value), value.size());
        }
    }

    /**
     * The key of a file, which is in the store from now on; it goes again if the statement fails.
     *
     * @param value the file, or null
     * @param collection the column's, which is the first part of the key
     * @throws SQLException from the driver
     */
    public void media(@Nullable Upload value, String collection) throws SQLException {
        text(value == null ? null : files.publish(value, collection));
    }

    /** json or jsonb. */
    public void json(@Nullable Json value) throws SQLException {
        asText(value == null ? null : value.text());
    }

    /** An enum. */
    public void enumeration(@Nullable PgEnum value) throws SQLException {
        asText(value == null ? null : value.label());
    }

    /**
     * An array, as one literal.
     *
     * @param items or null; an item may be null
     * @param element writes one element, from {@link PgText}
     * @param <T> the type of an element
     * @throws SQLException from the driver
     */
    public <T> void array(@Nullable List<? extends @Nullable T> items, Function<? super T, String> element)
            throws SQLException {
        asText(items == null ? null : PgText.<T>ofArray(element).apply(items));
    }

    /**
     * A value of a type with a structure of its own, as one literal.
     *
     * @param value or null
     * @param encoder writes it, from {@link PgText} or a generated record
     * @param <T> the type of the value
     * @throws SQLException from the driver
     */
    public <T> void value(@Nullable T value, Function<? super T, String> encoder) throws SQLException {
        asText(value == null ? null : encoder.apply(value));
    }
}
