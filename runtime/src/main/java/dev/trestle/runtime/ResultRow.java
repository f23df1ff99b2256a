package dev.trestle.runtime;

import dev.trestle.runtime.postgres.Labels;
import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.postgres.PgText;
import dev.trestle.runtime.postgres.SchemaMismatch;
import dev.trestle.runtime.postgres.UnreadableValue;
import dev.trestle.runtime.types.Interval;
import dev.trestle.runtime.types.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * The current row of a result; one pair of methods for each PostgreSQL type. Columns are counted from 1.
 *
 * <p>{@code x} is for a column that is NOT NULL and throws {@link SchemaMismatch} if it is null after all;
 * {@code xOrNull} gives null.
 */
public final class ResultRow {

    private final ResultSet row;
    private final Links links;

    ResultRow(ResultSet row, Links links) {
        this.row = row;
        this.links = links;
    }

    private <T> T present(@Nullable T value, int column) throws SQLException {
        if (value == null) {
            throw new SchemaMismatch("The column " + row.getMetaData().getColumnLabel(column)
                    + " is null, and the generated code takes it for NOT NULL");
        }
        return value;
    }

    private void present(int column) throws SQLException {
        if (row.wasNull()) {
            present(null, column);
        }
    }

    private <T> @Nullable T read(int column, Function<? super String, ? extends T> decoder) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null ? null : decoder.apply(text);
        } catch (UnreadableValue e) {
            throw new UnreadableValue(
                    "The column " + row.getMetaData().getColumnLabel(column) + " holds " + e.getMessage());
        }
    }

    /** Whether the last column is true, which comes after those of the route. */
    boolean lastIsTrue() throws SQLException {
        return row.getBoolean(row.getMetaData().getColumnCount());
    }

    /** boolean. */
    public boolean bool(int column) throws SQLException {
        boolean value = row.getBoolean(column);
        present(column);
        return value;
    }

    /** boolean. */
    public @Nullable Boolean boolOrNull(int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    /** smallint. */
    public short int2(int column) throws SQLException {
        short value = row.getShort(column);
        present(column);
        return value;
    }

    /** smallint. */
    public @Nullable Short int2OrNull(int column) throws SQLException {
        short value = row.getShort(column);
        return row.wasNull() ? null : value;
    }

    /** integer. */
    public int int4(int column) throws SQLException {
        int value = row.getInt(column);
        present(column);
        return value;
    }

    /** integer. */
    public @Nullable Integer int4OrNull(int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** bigint. */
    public long int8(int column) throws SQLException {
        long value = row.getLong(column);
        present(column);
        return value;
    }

    /** bigint. */
    public @Nullable Long int8OrNull(int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** oid. */
    public long oid(int column) throws SQLException {
        return int8(column);
    }

    /** oid. */
    public @Nullable Long oidOrNull(int column) throws SQLException {
        return int8OrNull(column);
    }

    /** real. */
    public float float4(int column) throws SQLException {
        float value = row.getFloat(column);
        present(column);
        return value;
    }

    /** real. */
    public @Nullable Float float4OrNull(int column) throws SQLException {
        float value = row.getFloat(column);
        return row.wasNull() ? null : value;
    }

    /** double precision. */
    public double float8(int column) throws SQLException {
        double value = row.getDouble(column);
        present(column);
        return value;
    }

    /** double precision. */
    public @Nullable Double float8OrNull(int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** numeric. */
    public BigDecimal numeric(int column) throws SQLException {
        return present(numericOrNull(column), column);
    }

    /** numeric. */
    public @Nullable BigDecimal numericOrNull(int column) throws SQLException {
        return read(column, PgText::numeric);
    }

    /** text and its kin. */
    public String text(int column) throws SQLException {
        return present(row.getString(column), column);
    }

    /** text and its kin. */
    public @Nullable String textOrNull(int column) throws SQLException {
        return row.getString(column);
    }

    /** The key of a file. */
    public MediaLink media(int column) throws SQLException {
        return links.link(text(column));
    }

    /** The key of a file. */
    public @Nullable MediaLink mediaOrNull(int column) throws SQLException {
        String key = textOrNull(column);
        return key == null ? null : links.link(key);
    }

    /** uuid. */
    public UUID uuid(int column) throws SQLException {
        return present(uuidOrNull(column), column);
    }

    /** uuid. */
    public @Nullable UUID uuidOrNull(int column) throws SQLException {
        return read(column, UUID::fromString);
    }

    /** date. */
    public LocalDate date(int column) throws SQLException {
        return present(dateOrNull(column), column);
    }

    /** date. */
    public @Nullable LocalDate dateOrNull(int column) throws SQLException {
        return read(column, PgText::date);
    }

    /** time. */
    public LocalTime time(int column) throws SQLException {
        return present(timeOrNull(column), column);
    }

    /** time. */
    public @Nullable LocalTime timeOrNull(int column) throws SQLException {
        return read(column, PgText::time);
    }

    /** timetz. */
    public OffsetTime timetz(int column) throws SQLException {
        return value(column, PgText::timetz);
    }

    /** timetz. */
    public @Nullable OffsetTime timetzOrNull(int column) throws SQLException {
        return read(column, PgText::timetz);
    }

    /** interval. */
    public Interval interval(int column) throws SQLException {
        return value(column, PgText::interval);
    }

    /** interval. */
    public @Nullable Interval intervalOrNull(int column) throws SQLException {
        return read(column, PgText::interval);
    }

    /** hstore. */
    public Map<String, @Nullable String> hstore(int column) throws SQLException {
        return value(column, PgText::hstore);
    }

    /** hstore. */
    public @Nullable Map<String, @Nullable String> hstoreOrNull(int column) throws SQLException {
        return read(column, PgText::hstore);
    }

    /** timestamp. */
    public LocalDateTime timestamp(int column) throws SQLException {
        return present(timestampOrNull(column), column);
    }

    /** timestamp. */
    public @Nullable LocalDateTime timestampOrNull(int column) throws SQLException {
        return read(column, PgText::timestamp);
    }

    /** timestamptz. */
    public Instant timestamptz(int column) throws SQLException {
        return present(timestamptzOrNull(column), column);
    }

    /** timestamptz. */
    public @Nullable Instant timestamptzOrNull(int column) throws SQLException {
        return read(column, PgText::timestamptz);
    }

    /** bytea. */
    public byte[] bytea(int column) throws SQLException {
        return present(byteaOrNull(column), column);
    }

    /** bytea. */
    public byte @Nullable [] byteaOrNull(int column) throws SQLException {
        return row.getBytes(column);
    }

    /** json or jsonb. */
    public Json json(int column) throws SQLException {
        return present(jsonOrNull(column), column);
    }

    /** json or jsonb. */
    public @Nullable Json jsonOrNull(int column) throws SQLException {
        return read(column, Json::new);
    }

    /**
     * An enum.
     *
     * @param column which
     * @param labels its labels
     * @param <E> the enum
     * @return the value
     * @throws SQLException from the driver
     */
    public <E extends PgEnum> E enumeration(int column, Labels<E> labels) throws SQLException {
        return present(enumerationOrNull(column, labels), column);
    }

    /**
     * An enum.
     *
     * @param column which
     * @param labels its labels
     * @param <E> the enum
     * @return the value or null
     * @throws SQLException from the driver
     */
    public <E extends PgEnum> @Nullable E enumerationOrNull(int column, Labels<E> labels) throws SQLException {
        String label = row.getString(column);
        return label == null ? null : labels.get(label);
    }

    /**
     * An array.
     *
     * @param column which
     * @param element reads one element, from {@link PgText}
     * @param <T> the type of an element
     * @return the value, unmodifiable
     * @throws SQLException from the driver
     */
    public <T> List<@Nullable T> array(int column, Function<? super String, ? extends T> element) throws SQLException {
        return present(this.<T>arrayOrNull(column, element), column);
    }

    /**
     * An array.
     *
     * @param column which
     * @param element reads one element, from {@link PgText}
     * @param <T> the type of an element
     * @return the value, unmodifiable, or null
     * @throws SQLException from the driver
     */
    public <T> @Nullable List<@Nullable T> arrayOrNull(int column, Function<? super String, ? extends T> element)
            throws SQLException {
        return read(column, PgText.<T>array(element));
    }

    /**
     * A value of a type with a structure of its own.
     *
     * @param column which
     * @param decoder reads it, from {@link PgText} or a generated record
     * @param <T> the type of the value
     * @return the value
     * @throws SQLException from the driver
     */
    public <T> T value(int column, Function<? super String, ? extends T> decoder) throws SQLException {
        return present(this.<T>valueOrNull(column, decoder), column);
    }

    /**
     * A value of a type with a structure of its own.
     *
     * @param column which
     * @param decoder reads it, from {@link PgText} or a generated record
     * @param <T> the type of the value
     * @return the value or null
     * @throws SQLException from the driver
     */
    public <T> @Nullable T valueOrNull(int column, Function<? super String, ? extends T> decoder) throws SQLException {
        return read(column, decoder);
    }
}
