package dev.trestle.runtime.database;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.postgres.UnitOfWork;
import io.helidon.http.Status;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows that the database refuses, in a transaction that is undone afterwards. Rows go in again by halves, each
 * after a savepoint: those that are fine stay, so that a row is also found that conflicts with an earlier one.
 *
 * @param <Q> the type of a row
 */
final class RowFaults<Q> {

    /** More rows at fault than these are not looked for. */
    private static final int MAX_FAULTS = 100;

    private record Fault(int row, HttpProblem problem) {}

    private final RowsInsert<Q, ?> insert;
    private final List<Q> rows;
    private final String pointer;
    private final HttpProblem own;
    private List<Fault> faults = new ArrayList<>();

    /** The pointer goes before a row's number; the problem is that of all rows together. */
    RowFaults(RowsInsert<Q, ?> insert, List<Q> rows, String pointer, HttpProblem own) {
        this.insert = insert;
        this.rows = rows;
        this.pointer = pointer;
        this.own = own;
    }

    /** The problem that tells each row at fault; the statement's own where no single row is. */
    HttpProblem problem() throws SQLException {
        look(0, rows.size());
        lookAgain();
        return faults.isEmpty() ? own : ofFaults();
    }

    private void look(int from, int to) throws SQLException {
        if (faults.size() == MAX_FAULTS) {
            return;
        }
        try (UnitOfWork unit = UnitOfWork.begin(insert.connection())) {
            insert.probe().insert(rows.subList(from, to));
            unit.commit();
        } catch (SQLException e) {
            split(from, to, insert.problems().apply(e, rows.subList(from, to)));
        }
    }

    private void split(int from, int to, HttpProblem problem) throws SQLException {
        if (problem.errors().isEmpty()) {
            // The database is unavailable or busy: nothing more can be found out.
            throw problem;
        }
        if (to - from == 1) {
            faults.add(new Fault(from, problem));
            return;
        }
        int middle = (from + to) >>> 1;
        look(from, middle);
        look(middle, to);
    }

    /** A row may refer to a later one, which did not exist yet. */
    private void lookAgain() throws SQLException {
        int before;
        do {
            List<Fault> again = faults;
            before = again.size();
            faults = new ArrayList<>();
            for (Fault fault : again) {
                look(fault.row(), fault.row() + 1);
            }
        } while (!faults.isEmpty() && faults.size() < before);
    }

    private HttpProblem ofFaults() {
        boolean conflicts = faults.stream().allMatch(fault -> fault.problem().status() == Status.CONFLICT_409);
        String count = (faults.size() == MAX_FAULTS ? "at least " : "") + faults.size();
        HttpProblem.Builder problem = HttpProblem.status(conflicts ? Status.CONFLICT_409 : Status.UNPROCESSABLE_CONTENT_422)
                .detail("The database refused " + count + (faults.size() == 1 ? " row" : " rows"))
                .cause(own);
        for (Fault fault : faults) {
            for (FieldError error : fault.problem().errors()) {
                problem.error(new FieldError(pointer + fault.row() + error.pointer(), error.code(), error.message()));
            }
        }
        return problem.build();
    }
}
