package dev.trestle.exports;

import dev.trestle.runtime.codec.PgCodecs;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Sets values of a statement as the driver of a dialect takes them without loss.
 *
 * @param statement of a target
 * @param dialect the target's
 */
record ValueSetter(PreparedStatement statement, Dialect dialect) {

    void set(int index, Value value) throws SQLException {
        switch (value) {
            case Value.Nothing nothing -> statement.setNull(index, nothing(nothing.type()));
            case Value.Bool bool -> statement.setBoolean(index, bool.value());
            case Value.Whole whole -> whole(index, whole);
            case Value.Single single -> {
                requireHolds(single.value());
                single(index, single.value());
            }
            case Value.Real real -> {
                requireHolds(real.value());
                statement.setDouble(index, real.value());
            }
            case Value.Decimal decimal -> decimal(index, decimal.value());
            case Value.Text text -> statement.setString(index, text.value());
            case Value.Literal literal -> literal(index, literal.value());
            case Value.Day day -> day(index, day.value());
            case Value.Clock clock -> clock(index, clock.value());
            case Value.DayTime time -> dayTime(index, time.value());
            case Value.Moment moment -> moment(index, moment.value());
            case Value.Bytes bytes -> statement.setBytes(index, bytes.value());
        }
    }

    /** Drivers know no type by that name: PostgreSQL finds out by itself, for all others such values are text. */
    private int nothing(int type) {
        return type == Types.OTHER && dialect != Dialect.POSTGRESQL ? Types.VARCHAR : type;
    }

    /** The shortest text of the largest float, which MariaDB's driver sends, is beyond it for the server. */
    private void single(int index, float value) throws SQLException {
        if (dialect == Dialect.MYSQL) {
            statement.setDouble(index, value);
        } else {
            statement.setFloat(index, value);
        }
    }

    private void whole(int index, Value.Whole whole) throws SQLException {
        switch (whole.type()) {
            case Types.SMALLINT -> statement.setShort(index, (short) whole.value());
            case Types.INTEGER -> statement.setInt(index, (int) whole.value());
            default -> statement.setLong(index, whole.value());
        }
    }

    private void requireHolds(double value) throws SQLException {
        boolean holds = switch (dialect) {
            case POSTGRESQL, OTHER -> true;
            // It would store NULL.
            case SQLITE -> !Double.isNaN(value);
            case MYSQL -> Double.isFinite(value);
        };
        if (!holds) {
            throw new Refused("The target cannot store NaN or infinity, and a number is one of them");
        }
    }

    private void decimal(int index, BigDecimal value) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            statement.setString(index, value.toPlainString());
        } else {
            statement.setBigDecimal(index, value);
        }
    }

    private void literal(int index, String text) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            statement.setObject(index, text, Types.OTHER);
        } else {
            statement.setString(index, text);
        }
    }

    private void day(int index, LocalDate value) throws SQLException {
        boolean infinite = value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN);
        switch (dialect) {
            case POSTGRESQL -> literal(index, PgCodecs.DATE.format(value));
            case SQLITE -> statement.setString(index, infinite ? PgCodecs.DATE.format(value) : value.toString());
            case MYSQL, OTHER -> statement.setObject(index, checked(value, value.getYear()));
        }
    }

    private void clock(int index, LocalTime value) throws SQLException {
        String text = PgCodecs.TIME.format(value);
        switch (dialect) {
            case POSTGRESQL -> literal(index, text);
            // Both know 24:00, which Java does not.
            case SQLITE, MYSQL -> statement.setString(index, text);
            case OTHER -> {
                if (value.equals(LocalTime.MAX)) {
                    throw new Refused("The target cannot store the time 24:00, and a value is 24:00");
                }
                statement.setObject(index, value);
            }
        }
    }

    private void dayTime(int index, LocalDateTime value) throws SQLException {
        boolean infinite = value.equals(LocalDateTime.MAX) || value.equals(LocalDateTime.MIN);
        switch (dialect) {
            case POSTGRESQL -> literal(index, PgCodecs.TIMESTAMP.format(value));
            case SQLITE -> statement.setString(index, infinite ? PgCodecs.TIMESTAMP.format(value) : iso(value));
            case MYSQL, OTHER -> statement.setObject(index, checked(value, value.getYear()));
        }
    }

    private void moment(int index, Instant value) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            literal(index, PgCodecs.TIMESTAMPTZ.format(value));
            return;
        }
        if (value.equals(Instant.MAX) || value.equals(Instant.MIN)) {
            if (dialect == Dialect.SQLITE) {
                statement.setString(index, PgCodecs.TIMESTAMPTZ.format(value));
                return;
            }
            throw beyond();
        }
        OffsetDateTime utc = value.atOffset(ZoneOffset.UTC);
        switch (dialect) {
            case POSTGRESQL, SQLITE -> statement.setString(index, iso(utc.toLocalDateTime()) + "Z");
            // The session is in UTC.
            case MYSQL -> statement.setObject(index, checked(utc.toLocalDateTime(), utc.getYear()));
            case OTHER -> statement.setObject(index, checked(utc, utc.getYear()));
        }
    }

    private static String iso(LocalDateTime value) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
    }

    /** The years of standard SQL; drivers make something else of others. */
    private static <T> T checked(T value, int year) throws SQLException {
        if (year < 1 || year > 9999) {
            throw beyond();
        }
        return value;
    }

    private static Refused beyond() {
        return new Refused("The target can only store dates of the years 1 to 9999, and a value is outside");
    }
}
