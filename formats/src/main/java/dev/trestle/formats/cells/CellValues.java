package dev.trestle.formats.cells;

import dev.trestle.runtime.types.DateTimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Dates and times of columnar formats as texts. The greatest number of each is infinity, as in answers. */
public final class CellTexts {

    private static final long DAY = TimeUnit.DAYS.toNanos(1);

    private CellTexts() {}

    /**
     * A date.
     *
     * @param days since 1970
     * @return as in JSON
     */
    public static String date(int days) {
        return isInfinite(days, Integer.MAX_VALUE) ? infinity(days) : DateTimeText.ISO.date(LocalDate.ofEpochDay(days));
    }

    /**
     * A time of day, of which 24:00 is the last.
     *
     * @param count since midnight
     * @param perSecond units in a second
     * @return as in JSON
     * @throws RuntimeException of java.time or Math beyond a day
     */
    public static String time(long count, long perSecond) {
        long nanos = Math.multiplyExact(count, TimeUnit.SECONDS.toNanos(1) / perSecond);
        return nanos == DAY ? "24:00:00" : DateTimeText.ISO.time(LocalTime.ofNanoOfDay(nanos));
    }

    /**
     * A timestamp.
     *
     * @param count since 1970
     * @param perSecond units in a second
     * @param zoned whether it is a moment
     * @return as in JSON
     * @throws RuntimeException of java.time beyond its calendar
     */
    public static String timestamp(long count, long perSecond, boolean zoned) {
        if (isInfinite(count, Long.MAX_VALUE)) {
            return infinity(count);
        }
        long second = Math.floorDiv(count, perSecond);
        int nano = (int) (Math.floorMod(count, perSecond) * (TimeUnit.SECONDS.toNanos(1) / perSecond));
        return zoned ? DateTimeText.ISO.timestamptz(Instant.ofEpochSecond(second, nano))
                : DateTimeText.ISO.timestamp(LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
    }

    private static boolean isInfinite(long count, long greatest) {
        return count == greatest || count == -greatest;
    }

    private static String infinity(long count) {
        return count > 0 ? "infinity" : "-infinity";
    }
}
