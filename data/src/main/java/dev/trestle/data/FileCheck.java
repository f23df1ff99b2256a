package dev.trestle.data;

import dev.trestle.runtime.FieldError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether files have the columns of their dataset, and their values. */
record FileCheck(Dataset dataset, List<FileScan> scans) {

    /** How many mistakes an answer lists. */
    private static final int MAX_LISTED = 20;

    /**
     * Checks the files, and makes a temporary view of them that has the name of the dataset.
     *
     * @return the rows that the view leaves out
     * @throws dev.trestle.runtime.HttpProblem 422 with what does not fit
     */
    List<FileReject> pass(Session session) throws SQLException {
        requireShape();
        int max = Math.max(dataset.maxRejects() + 1, MAX_LISTED);
        List<FileReject> rejects = new ArrayList<>();
        for (FileScan scan : scans) {
            rejects.addAll(rejects(session, scan, max - rows(rejects)));
            if (rows(rejects) > dataset.maxRejects()) {
                refuse(rejects.stream().limit(MAX_LISTED).map(reject -> FileProblems.error(dataset, reject)).toList());
            }
        }
        view(session, !rejects.isEmpty());
        return rejects;
    }

    /** Refuses files whose names and types of columns do not fit. */
    void requireShape() {
        refuse(scans.stream().flatMap(scan -> new ShapeCheck(dataset, scan).errors().stream()).limit(MAX_LISTED).toList());
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw FileProblems.unfit(errors);
        }
    }

    private static int rows(List<FileReject> rejects) {
        return (int) rejects.stream().map(reject -> reject.file() + "/" + reject.row() + "/" + reject.line()).distinct().count();
    }

    private List<FileReject> rejects(Session session, FileScan scan, int max) throws SQLException {
        List<CellTest> tests = new Cells(dataset, scan).tests();
        SQLException failure = null;
        try {
            if (!hasRejects(session, scan, tests)) {
                return List.of();
            }
        } catch (SQLException e) {
            session.requireRunning(e);
            if (scan.format() != FileFormat.CSV) {
                throw FileProblems.unreadable(dataset, scan.files().getFirst(), e);
            }
            // Perhaps a line that is no row.
            failure = e;
        }
        List<FileReject> rejects = new ArrayList<>();
        RejectSearch search = new RejectSearch(session, dataset, scan, tests, max);
        for (RootFile file : scan.files()) {
            if (rows(rejects) < max) {
                rejects.addAll(search.in(file));
            }
        }
        if (failure != null && rejects.isEmpty()) {
            throw FileProblems.unreadable(dataset, scan.files().getFirst(), failure);
        }
        return rejects;
    }

    /** Reads all rows of a text once, where lines of CSV that are no rows fail; of Parquet only what its statistics do not tell. */
    private boolean hasRejects(Session session, FileScan scan, List<CellTest> tests) throws SQLException {
        if (tests.isEmpty() && (!scan.format().isText() || dataset.validation() == Validation.SHAPE_ONLY)) {
            return false;
        }
        return session.query(count(scan, tests), binds -> { }, rows -> {
            rows.next();
            return rows.getLong(1) > 0;
        });
    }

    /** The statement that counts the rows that do not fit. */
    static String count(FileScan scan, List<CellTest> tests) {
        return scan.format().isText()
                ? "SELECT count(*) FILTER (WHERE " + bad(tests) + ") FROM " + scan.source()
                : "SELECT count(*) FROM " + scan.source() + " WHERE " + bad(tests);
    }

    private static String bad(List<CellTest> tests) {
        return tests.isEmpty() ? "false" : String.join(" OR ", tests.stream().map(CellTest::sql).toList());
    }

    /** Makes a temporary view of the files that has the name of the dataset. */
    void view(Session session, boolean hasRejects) throws SQLException {
        List<String> selects = new ArrayList<>();
        for (FileScan scan : scans) {
            Cells cells = new Cells(dataset, scan);
            List<String> values = new ArrayList<>(
                    dataset.columns().stream().map(column -> cells.value(column) + " AS " + column.quoted()).toList());
            for (int i = 0; i < dataset.folders().size(); i++) {
                values.add(scan.folders().get(i) + " AS " + dataset.folders().get(i).quoted());
            }
            String rest = hasRejects ? " WHERE NOT (" + bad(cells.tests()) + ")" : "";
            selects.add("SELECT " + String.join(", ", values) + " FROM " + (hasRejects
                    ? scan.rejecting(session.newTable(), dataset.maxRejects() + 1) : scan.source()) + rest);
        }
        session.run("CREATE TEMP VIEW " + SqlText.name(dataset.name()) + " AS " + String.join(" UNION ALL ", selects));
    }
}
