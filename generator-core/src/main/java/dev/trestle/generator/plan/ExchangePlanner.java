package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a route that returns rows and its clients send each other.
 *
 * @param background whether requests become jobs
 * @param outputs of its statement
 * @param shared the record for a whole row of the table, if the outputs are one
 * @param lookedFor whether a file has to be there before its row is committed
 */
record ExchangePlanner(
        Takes takes, boolean background, Answer answer, List<OutputField> outputs, Optional<String> shared, boolean lookedFor) {

    private static final String RESPONSE = "Response";
    private static final String ROW = "Row";

    /** For a route that answers with the number of rows. */
    static Exchange count(Takes takes, boolean background) {
        return exchange(takes, background, new Gives.Count(), Success.OK, Formats.only(Format.JSON));
    }

    Exchange oneRow(Success success) {
        return one(new Gives.OneRow(row(RESPONSE)), success);
    }

    /** A job has no status that could say whether the row was created, so its result is the row. */
    Exchange upsertedRow() {
        return background
                ? oneRow(Success.CREATED)
                : one(new Gives.UpsertedRow(row(RESPONSE)), Success.CREATED_OR_OK);
    }

    /**
     * What a query finds. A hook needs all rows at once.
     *
     * @param flow of rows that go to the client, or into the result of a job, as they are
     * @param formats in which they can be sent
     */
    Exchange foundRows(RowFlow flow, Formats formats) {
        return exchange(takes, background, new Gives.Rows(row(ROW), answer.isHooked() ? RowFlow.LIST : flow),
                Success.OK, formats);
    }

    /** What an insert stores. A hook, a job and an export need all rows at once. */
    Exchange storedRows(boolean exported) {
        return objects(new Gives.Rows(
                row(RESPONSE), answer.isHooked() || background || exported ? RowFlow.LIST : RowFlow.STORED), Success.CREATED);
    }

    /** What a list reads, page by page. */
    Exchange page() {
        return objects(new Gives.Page(row(ROW)), Success.OK);
    }

    Exchange batch() {
        return objects(new Gives.Batch(row(RESPONSE)), Success.OK);
    }

    /** The row has the other name where a hook makes {@code Response} of it; its record has an Optional for null then. */
    private RowPlan row(String recordName) {
        if (answer.isHooked()) {
            return new RowPlan(ROW, false, outputs, answer.hookResponse());
        }
        Optional<String> whole = shared.filter(name -> answer instanceof Answer.Row);
        return new RowPlan(whole.orElse(recordName), whole.isPresent(), outputs, Optional.empty());
    }

    private Exchange one(Gives row, Success success) {
        return answer.match(new Answer.Cases<>() {
            @Override
            public Exchange row(Answer.Row answer) {
                return objects(row, success);
            }

            @Override
            public Exchange hooked(Answer.Hooked answer) {
                return objects(row, success);
            }

            @Override
            public Exchange hookedFile(Answer.HookedFile answer) {
                return file(new Gives.File(row, Optional.empty(), false), success);
            }

            @Override
            public Exchange fileOf(Answer.FileOf answer) {
                return file(new Gives.File(row, Optional.of(answer.file()), lookedFor), success);
            }
        });
    }

    private Exchange objects(Gives gives, Success success) {
        return exchange(takes, background, gives, success, Formats.only(Format.JSON));
    }

    private Exchange file(Gives.File gives, Success success) {
        return exchange(takes, background, gives, success, Formats.only(Format.FILE));
    }

    private static Exchange exchange(Takes takes, boolean background, Gives gives, Success success, Formats formats) {
        return background
                ? new Exchange(takes, new Gives.Job(gives), Success.ACCEPTED, formats)
                : new Exchange(takes, gives, success, formats);
    }
}
