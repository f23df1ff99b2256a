package dev.trestle.data;

import dev.trestle.runtime.Codec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of a query of files, in the order of their numbers; null binds SQL's NULL. */
public final class FileBinds {

    /** They stand for PostgreSQL's infinity and 24:00, which DuckDB has by their text. */
    private static final Set<Object> LIMITS = Set.of(LocalDate.MAX, LocalDate.MIN, LocalDateTime.MAX, LocalDateTime.MIN,
            Instant.MAX, Instant.MIN, LocalTime.MAX);

    private final PreparedStatement statement;
    private int index;

    FileBinds(PreparedStatement statement) {
        this.statement = statement;
    }

    private void object(@Nullable Object value) throws SQLException {
        statement.setObject(++index, value);
    }

    /** boolean. */
    public void bool(@Nullable Boolean value) throws SQLException {
        object(value);
    }

    /** smallint. */
    public void int2(@Nullable Short value) throws SQLException {
        object(value);
    }

    /** integer. */
    public void int4(@Nullable Integer value) throws SQLException {
        object(value);
    }

    /** bigint. */
    public void int8(@Nullable Long value) throws SQLException {
        object(value);
    }

    /** real. */
    public void float4(@Nullable Float value) throws SQLException {
        object(value);
    }

    /** double precision. */
    public void float8(@Nullable Double value) throws SQLException {
        object(value);
    }

    /** text. */
    public void text(@Nullable String value) throws SQLException {
        object(value);
    }

    /**
     * A value of any type.
     *
     * @param value or null
     * @param codec of its type
     * @param <T> the type of the value
     * @throws SQLException from the driver
     */
    public <T> void value(@Nullable T value, Codec<T> codec) throws SQLException {
        object(value == null ? null : LIMITS.contains(value) ? codec.format(value) : switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Boolean b -> b;
            case Number number -> number;
            case LocalDate date -> date;
            case LocalDateTime time -> time;
            case LocalTime time -> time;
            case UUID uuid -> uuid;
            case byte[] bytes -> bytes;
            default -> codec.format(value);
        });
    }
}
