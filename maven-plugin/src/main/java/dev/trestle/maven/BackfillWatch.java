package dev.trestle.maven;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a backfill until it ends. It only reads: if it is interrupted, the backfill goes on. */
final class BackfillWatch {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Between two lines of a log. */
    private static final Duration LINE = Duration.ofSeconds(10);

    /** Without a connection. */
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final String name;
    private final BackfillDatabase backfills;
    private final Log log;
    private final Terminal terminal;
    private final PrintStream out = System.out;
    private final BackfillText text = new BackfillText();
    private String shown = "";
    private long shownAt;
    private boolean isAlone;

    BackfillWatch(String name, BackfillDatabase backfills, Log log, Terminal terminal) {
        this.name = name;
        this.backfills = backfills;
        this.log = log;
        this.terminal = terminal;
    }

    /** Returns when it is done, and fails if it is paused or cancelled, or if an error has stopped it. */
    void run() throws SQLException, MojoFailureException {
        Thread farewell = new Thread(() -> out.println("\nTrestle: the backfill of " + name + " goes on. Start the goal again to watch it, or"
                + " with -Dtrestle.action=pause to pause it."));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            BackfillProgress progress = read();
            while (progress.isRunning()) {
                show(progress);
                Thread.sleep(POLL.toMillis());
                progress = read();
            }
            end(progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoFailureException("interrupted; the backfill of " + name + " goes on");
        } finally {
            withdraw(farewell);
        }
    }

    /** The backfill goes on while the connection is lost, so the watch does for a while. */
    private BackfillProgress read() throws SQLException, MojoFailureException, InterruptedException {
        long end = System.nanoTime() + OUTAGE.toNanos();
        boolean isLost = false;
        while (true) {
            try {
                if (isLost) {
                    backfills.reconnect();
                }
                return progress();
            } catch (SQLException e) {
                if (!BackfillDatabase.isLost(e) || System.nanoTime() >= end) {
                    throw e;
                }
                if (!isLost) {
                    clear();
                    log.warn("Trestle: the connection to the database is lost; connecting again for up to a minute");
                }
                isLost = true;
                Thread.sleep(POLL.toMillis());
            }
        }
    }

    private BackfillProgress progress() throws SQLException, MojoFailureException {
        return backfills.progress(name).orElseThrow(() -> new MojoFailureException("the backfill of " + name + " has been deleted"));
    }

    private void show(BackfillProgress progress) {
        if (progress.isAlone() && !isAlone) {
            clear();
            log.warn("Trestle: no server looks at the backfill of " + name + "; is a service with this column running?");
        }
        isAlone = progress.isAlone();
        if (terminal == Terminal.SCREEN) {
            String bar = fitting(text.bar(progress), System.getenv("COLUMNS"));
            out.print("\r" + bar + " ".repeat(Math.max(0, shown.length() - bar.length())));
            out.flush();
            shown = bar;
            return;
        }
        String line = text.line(progress);
        boolean isTime = shown.isEmpty() || System.nanoTime() - shownAt >= LINE.toNanos();
        if (isTime && !line.equals(shown)) {
            log.info("Trestle: " + line);
            shown = line;
            shownAt = System.nanoTime();
        }
    }

    /** In one line of the terminal: a carriage return leads to the beginning of the last line alone. */
    static String fitting(String bar, @Nullable String columns) {
        int width = (columns != null && columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 80) - 1;
        return bar.length() <= width ? bar : bar.substring(0, width);
    }

    private void end(BackfillProgress progress) throws MojoFailureException {
        clear();
        String line = text.line(progress);
        switch (progress.state()) {
            case STOPPED -> throw new MojoFailureException(line + "; mend it, and resume: -Dtrestle.action=resume");
            case PAUSED -> throw new MojoFailureException(line + "; resume it: -Dtrestle.action=resume");
            case CANCELLED -> throw new MojoFailureException(line + "; start another one: -Dtrestle.action=start");
            case RUNNING, DONE -> { }
        }
        log.info("Trestle: " + line);
        if (progress.failed() > 0) {
            log.warn("Trestle: " + String.format(Locale.ROOT, "%,d", progress.failed()) + " rows have failed; the view of the column's state, such as"
                    + " trestle.film_summary_state for film.summary, has their errors");
        }
    }

    private void clear() {
        if (terminal == Terminal.SCREEN && !shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
            shown = "";
        }
    }

    private static void withdraw(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The process ends already: it has run.
        }
    }
}
