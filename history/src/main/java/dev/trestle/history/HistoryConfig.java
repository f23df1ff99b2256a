package dev.trestle.history;

import dev.trestle.runtime.settings.Settings;
import java.time.Duration;

/** The keys that {@link History} lists. */
record HistoryConfig(Duration keep, Duration forgetInterval, boolean http) {

    /** More than PostgreSQL's timestamps can go back. */
    private static final Duration LONGEST = Duration.ofDays(365_000);

    static HistoryConfig read(Settings settings) {
        return new HistoryConfig(
                settings.duration("keep", "PT0S", Duration.ZERO, LONGEST),
                settings.duration("forget-interval", "PT1H"),
                settings.flag("http", false));
    }
}
