package dev.trestle.exports;

import java.math.BigDecimal;
import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Locale;

/** One value to be written into a target, before it is known how the target's driver takes it. */
sealed interface Value {

    /** SQL's NULL, of one of {@link java.sql.Types}. */
    record Nothing(int type) implements Value {}

    record Bool(boolean value) implements Value {}

    /** An integer, of one of {@link java.sql.Types}. */
    record Whole(long value, int type) implements Value {}

    record Single(float value) implements Value {}

    record Real(double value) implements Value {}

    record Decimal(BigDecimal value) implements Value {}

    record Text(String value) implements Value {}

    /** A value of a type that only PostgreSQL has, as PostgreSQL writes it; text for everyone else. */
    record Literal(String value) implements Value {}

    record Day(LocalDate value) implements Value {}

    /** {@link LocalTime#MAX} is 24:00. */
    record Clock(LocalTime value) implements Value {}

    /** The ends of the type are the infinities. */
    record DayTime(LocalDateTime value) implements Value {}

    /** The ends of the type are the infinities. */
    record Moment(Instant value) implements Value {}

    record Bytes(byte[] value) implements Value {}

    /** A value of the Java class that JDBC has for its type. */
    static Value of(Object value, JDBCType type) {
        return switch (value) {
            case Boolean bool -> new Bool(bool);
            case Float single -> new Single(single);
            case Double real -> new Real(real);
            case BigDecimal decimal -> new Decimal(decimal);
            case Number whole -> new Whole(whole.longValue(), type.getVendorTypeNumber());
            case String text -> new Text(text);
            case LocalDate day -> new Day(day);
            case LocalTime clock -> new Clock(clock);
            case LocalDateTime time -> new DayTime(time);
            case Instant moment -> new Moment(moment);
            case byte[] bytes -> new Bytes(bytes);
            default -> throw new IllegalArgumentException(
                    "A codec says that drivers take " + value.getClass().getName() + " as " + type + ", which exports cannot");
        };
    }

    /**
     * The same text for values that a target may take for the same key: it may not tell cases apart, or drop spaces at
     * the end.
     */
    default String key() {
        return switch (this) {
            case Nothing nothing -> "";
            case Bool bool -> Boolean.toString(bool.value);
            case Whole whole -> Long.toString(whole.value);
            case Single single -> Float.toString(single.value);
            case Real real -> Double.toString(real.value);
            case Decimal decimal -> decimal.value.stripTrailingZeros().toPlainString();
            case Text text -> text.value.stripTrailing().toLowerCase(Locale.ROOT);
            case Literal literal -> literal.value.stripTrailing().toLowerCase(Locale.ROOT);
            case Day day -> day.value.toString();
            case Clock clock -> clock.value.toString();
            case DayTime time -> time.value.toString();
            case Moment moment -> moment.value.toString();
            case Bytes bytes -> Base64.getEncoder().encodeToString(bytes.value);
        };
    }
}
