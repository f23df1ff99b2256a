package dev.trestle.maven;

import java.time.Duration;
import java.util.Locale;

/** The progress of a backfill as text. */
final class BackfillText {

    private static final int CELLS = 20;

    /** From an empty to a full cell, in eighths. */
    private static final String EIGHTHS = "·▏▎▍▌▋▊▉█";

    // film.summary  ███████████▌········  57 %  574,212 of ~1,004,000  212/s  failed 3  ETA 33 min
    String bar(BackfillProgress progress) {
        return progress.name() + "  " + cells(progress.percent()) + "  " + amounts(progress);
    }

    // film.summary: 57 %  574,212 of ~1,004,000  212/s  failed 3  ETA 33 min
    String line(BackfillProgress progress) {
        return progress.name() + ": " + amounts(progress);
    }

    private static String amounts(BackfillProgress progress) {
        boolean done = progress.state() == BackfillProgress.State.DONE;
        StringBuilder text = new StringBuilder()
                .append(progress.percent()).append(" %  ")
                .append(number(progress.done())).append(done || progress.total() == 0 ? " rows" : " of ~" + number(progress.total()));
        if (progress.isRunning()) {
            progress.perSecond().filter(rate -> rate > 0).ifPresent(rate -> text.append("  ").append(rate(rate)));
        }
        if (progress.failed() > 0) {
            text.append("  failed ").append(number(progress.failed()));
        }
        if (progress.isRunning()) {
            progress.waitsFor().ifPresent(reason -> text.append("  waits for ").append(wait(reason)));
            progress.left().ifPresent(left -> text.append("  ETA ").append(time(left)));
        } else {
            text.append("  ").append(progress.state().name().toLowerCase(Locale.ROOT));
            if (done) {
                text.append(" in ").append(time(progress.took()));
            }
            progress.stopReason().ifPresent(reason -> text.append(": ").append(reason));
        }
        return text.toString();
    }

    private static String wait(String reason) {
        return switch (reason) {
            case "rate" -> "its rate";
            case "replica" -> "a replica that lags behind";
            case "connections" -> "requests that need connections";
            case "stores" -> "slow stores of values";
            case "lock" -> "rows that are locked";
            case "dependents" -> "values that are computed from it";
            case "limit" -> "the limit of its calls";
            case "error" -> "the end of an error, which the log of the service has";
            default -> reason;
        };
    }

    private static String cells(int percent) {
        int eighths = Math.max(0, Math.min(100, percent)) * CELLS * 8 / 100;
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < CELLS; i++) {
            cells.append(EIGHTHS.charAt(Math.max(0, Math.min(8, eighths - i * 8))));
        }
        return cells.toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String rate(double perSecond) {
        return perSecond >= 10 ? number(Math.round(perSecond)) + "/s"
                : perSecond >= 1 ? String.format(Locale.ROOT, "%.1f/s", perSecond)
                : perSecond * 60 >= 1 ? number(Math.round(perSecond * 60)) + "/min"
                : String.format(Locale.ROOT, "%.1f/h", perSecond * 3600);
    }

    /** In the largest unit that leaves two of it. */
    static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " d";
    }
}
