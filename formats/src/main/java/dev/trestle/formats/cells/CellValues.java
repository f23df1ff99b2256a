package dev.trestle.formats.cells;

import dev.trestle.runtime.types.DateTimeText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Numbers, dates and times of columnar formats as cells. Dates and times of years beyond 1 to 9999 are texts, which are read within the
 * limits of the field; the greatest number of each is infinity, as in answers.
 */
public final class CellValues {

    private static final long DAY = TimeUnit.DAYS.toNanos(1);

    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    private CellValues() {}

    /**
     * An integer without a sign.
     *
     * @param value its bits, and others before them
     * @param bits how many it has
     * @return a text if it is greater than all with a sign
     */
    public static Object unsigned(long value, int bits) {
        if (bits < Long.SIZE) {
            return value & (1L << bits) - 1;
        }
        return value < 0 ? Long.toUnsignedString(value) : (Object) value;
    }

    /**
     * A decimal.
     *
     * @param number with its scale
     * @return a text if it has no digits after the point, and not all of those before it
     */
    public static Object decimal(BigDecimal number) {
        return number.scale() < 0 ? number.toPlainString() : number;
    }

    /**
     * A date.
     *
     * @param days since 1970
     * @return the cell
     */
    public static Object date(int days) {
        return isInfinite(days, Integer.MAX_VALUE) ? infinity(days) : day(days);
    }

    /**
     * A date that is never infinite.
     *
     * @param days since 1970
     * @return the cell
     * @throws RuntimeException of java.time beyond its calendar
     */
    public static Object day(long days) {
        LocalDate date = LocalDate.ofEpochDay(days);
        return isUsual(days) ? date : DateTimeText.ISO.date(date);
    }

    private static boolean isUsual(long days) {
        return days >= FIRST && days <= LAST;
    }

    /**
     * A time of day, of which 24:00 is the last.
     *
     * @param count since midnight
     * @param perSecond units in a second
     * @return the cell
     * @throws RuntimeException of java.time or Math beyond a day
     */
    public static Object time(long count, long perSecond) {
        long nanos = Math.multiplyExact(count, TimeUnit.SECONDS.toNanos(1) / perSecond);
        return nanos == DAY ? "24:00:00" : LocalTime.ofNanoOfDay(nanos);
    }

    /**
     * A timestamp.
     *
     * @param count since 1970
     * @param perSecond units in a second
     * @param zoned whether it is a moment
     * @return the cell
     * @throws RuntimeException of java.time beyond its calendar
     */
    public static Object timestamp(long count, long perSecond, boolean zoned) {
        if (isInfinite(count, Long.MAX_VALUE)) {
            return infinity(count);
        }
        long second = Math.floorDiv(count, perSecond);
        int nano = (int) (Math.floorMod(count, perSecond) * (TimeUnit.SECONDS.toNanos(1) / perSecond));
        boolean isUsual = isUsual(Math.floorDiv(second, TimeUnit.DAYS.toSeconds(1)));
        if (zoned) {
            Instant instant = Instant.ofEpochSecond(second, nano);
            return isUsual ? instant : DateTimeText.ISO.timestamptz(instant);
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
        return isUsual ? local : DateTimeText.ISO.timestamp(local);
    }

    private static boolean isInfinite(long count, long greatest) {
        return count == greatest || count == -greatest;
    }

    private static String infinity(long count) {
        return count > 0 ? "infinity" : "-infinity";
    }
}
