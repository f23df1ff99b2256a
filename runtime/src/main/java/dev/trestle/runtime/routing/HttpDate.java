package dev.trestle.runtime.routing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time format of HTTP: the IMF-fixdate of RFC 9110, section 5.6.7, always in GMT and with two digits for the day.
 */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** Writes a time, without its fraction of a second. */
    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
