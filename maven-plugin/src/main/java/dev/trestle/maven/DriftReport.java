package dev.trestle.maven;

import dev.trestle.generator.output.Change;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** How files that are not what is generated are shown: each by its path, with a short diff where there are two texts. */
final class DriftReport {

    private static final int LINES = 20;

    private DriftReport() {}

    /** A line with the path and what is the matter, and the lines of a diff from what stands to what is generated. */
    static String of(Configuration configuration, Change change) {
        String path = GeneratedFiles.shown(configuration, change.path());
        String first = path + ": " + change.kind();
        return change instanceof Change.Different ? first + "\n" + change.diff(LINES) : first;
    }

    static void log(Log log, List<String> reports) {
        reports.forEach(report -> report.lines().forEach(log::error));
    }
}
