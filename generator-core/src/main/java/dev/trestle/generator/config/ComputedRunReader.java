package dev.trestle.generator.config;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;

import dev.trestle.generator.route.ComputedMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads when the function of a computed column is called first, and refuses keys that have no effect then. */
record ComputedRunReader(Entries entries, FileReport report) {

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    ComputedRunSpec read() {
        Optional<ComputedMode> written = entries.choice(ComputedKey.RUN)
                .map(choice -> ComputedMode.valueOf(choice.value().toUpperCase(Locale.ROOT)));
        ComputedMode mode = written.orElse(ComputedMode.BACKGROUND);
        Optional<String> onError = entries.choice(ComputedKey.ON_ERROR).map(Located::value);
        Optional<Duration> wait = entries.span(ComputedKey.WAIT);
        // Another value of 'run' decides over the other keys.
        if (written.isPresent() || !entries.has(ComputedKey.RUN)) {
            checkKeys(mode, wait);
        }
        return new ComputedRunSpec(mode, onError.filter("ignore"::equals).isPresent(),
                mode == ComputedMode.REQUEST ? Optional.of(wait.orElse(WAIT)) : Optional.empty());
    }

    private void checkKeys(ComputedMode mode, Optional<Duration> wait) {
        if (mode == ComputedMode.TRANSACTION) {
            refuse(ComputedKey.BATCH, "a function in the transaction takes one row at a time; remove 'batch', or write 'run: request'");
            refuse(ComputedKey.LIMIT, "a call waits for its turn, and the transaction and its locks with it; remove 'limit', or write"
                    + " 'run: request'");
        } else {
            refuse(ComputedKey.ON_ERROR, "the row is committed when the function is called; remove 'on_error', or write 'run: transaction'");
        }
        if (mode != ComputedMode.REQUEST) {
            refuse(ComputedKey.WAIT, "it is the time that a request waits for; remove 'wait', or write 'run: request'");
        } else {
            check(wait);
        }
    }

    private void check(Optional<Duration> wait) {
        wait.filter(span -> span.compareTo(LONGEST_WAIT) > 0).ifPresent(span -> report.add(INVALID_VALUE, entries.placeOf(ComputedKey.WAIT),
                "A request waits a minute at most; the function may take longer, as 'timeout' has it, and its value is stored then."));
    }

    private void refuse(ComputedKey key, String why) {
        if (entries.has(key)) {
            report.add(KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(key), "'" + key.key() + "' has no effect here: " + why + ".");
        }
    }
}
