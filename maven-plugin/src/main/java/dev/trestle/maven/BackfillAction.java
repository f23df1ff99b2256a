package dev.trestle.maven;

import dev.trestle.generator.diagnostic.Suggestion;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/** What can be done with the backfill of a column. */
enum BackfillAction {
    START, PAUSE, RESUME, CANCEL, STATUS;

    static BackfillAction of(String written) throws MojoFailureException {
        List<String> known = Arrays.stream(values()).map(BackfillAction::word).toList();
        Optional<BackfillAction> action = Arrays.stream(values()).filter(each -> each.word().equals(written)).findFirst();
        return action.orElseThrow(() -> new MojoFailureException("action is one of " + String.join(", ", known) + ", not '" + written + "'"
                + Suggestion.didYouMean(written, known)));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether rows are computed after it. */
    boolean isWatched() {
        return this == START || this == RESUME;
    }

    /** Does it. */
    void run(BackfillDatabase backfills, BackfillRequest request) throws SQLException, MojoFailureException {
        switch (this) {
            case START -> backfills.start(request);
            case RESUME -> backfills.resume(request);
            case PAUSE, CANCEL -> backfills.change(this, request.column().orElseThrow());
            case STATUS -> { }
        }
    }
}
