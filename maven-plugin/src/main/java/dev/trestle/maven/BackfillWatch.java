package dev.trestle.maven;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Shows the progress of a backfill until it ends. It only reads: if it is interrupted, the backfill goes on. */
final class BackfillWatch {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Between two lines of a log. */
    private static final Duration LINE = Duration.ofSeconds(10);

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

    /** Returns when it is done, paused or cancelled, and fails if an error has stopped it. */
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

    private BackfillProgress read() throws SQLException, MojoFailureException {
        return backfills.progress(name).orElseThrow(() -> new MojoFailureException("the backfill of " + name + " has been deleted"));
    }

    private void show(BackfillProgress progress) {
        if (progress.isAlone() && !isAlone) {
            clear();
            log.warn("Trestle: no server looks at the backfill of " + name + "; is a service with this column running?");
        }
        isAlone = progress.isAlone();
        if (terminal == Terminal.SCREEN) {
            String bar = text.bar(progress);
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

    private void end(BackfillProgress progress) throws MojoFailureException {
        clear();
        String line = text.line(progress);
        if (progress.state() == BackfillProgress.State.STOPPED) {
            throw new MojoFailureException(line + "; mend it, and resume: -Dtrestle.action=resume");
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
