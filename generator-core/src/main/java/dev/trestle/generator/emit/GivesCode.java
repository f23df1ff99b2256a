package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowFlow;
import java.util.Optional;

/** Prints what depends on how many rows a route gives, and on their status. */
interface GivesCode {

    /** The code for what {@code run} of this route returns. */
    static GivesCode of(RoutePlan route) {
        return route.exchange().result().match(new GivesCodes(route, row -> new ObjectCode(route, row)));
    }

    /** One row of it. */
    RowCode row();

    // List<Row>
    TypeName holding(ClassName row);

    /** What the statement returns. */
    default TypeName returned() {
        return holding(row().record());
    }

    /** What {@code run} returns. */
    default TypeName result() {
        return holding(row().response());
    }

    /** The variable for what {@code run} returns. */
    String given();

    /** The variable for what the statement returns, where a hook makes something of it. */
    default String givenRow() {
        return given();
    }

    /** The variable for what a hook makes of what the statement returns. */
    String responded();

    /** Whether there may be several rows. */
    boolean several();

    /** How they get to the client. */
    default RowFlow flow() {
        return RowFlow.LIST;
    }

    /** The row, or the rows, within a variable. */
    default String rowsIn(String variable) {
        return variable;
    }

    // export.enter(transaction, response)
    // export.enterAll(transaction, stored)
    default CodeBlock handOn(String method, String before, String variable) {
        return CodeBlock.of("$L$L($L$L)", method, several() ? "All" : "", before, rowsIn(variable));
    }

    /** What a hook makes of the row, or of the rows; empty where they are the answer as they are. */
    default Optional<CodeBlock> respond(String route) {
        return row().hookCaller().map(caller -> respond(caller, route));
    }

    /** The same by the {@code respond} of this class. */
    CodeBlock respond(ClassName caller, String route);

    // HookCall.respond("POST /films", row, hook::respond)
    static CodeBlock respondToOne(ClassName caller, String route) {
        return CodeBlock.of("$T.respond($S, row, hook::respond)", caller, route);
    }

    // Status.CREATED_201
    CodeBlock status();

    /** The one row within what {@code run} returns. */
    default String one() {
        return rowsIn(given());
    }

    // json.send(res, Status.CREATED_201, response::write)
    CodeBlock sendObjects();

    /** The method of {@code JsonForm} for it. */
    String form();

    // export.deliver(…)
    CodeBlock delivered(CodeBlock made);

    // export::stored,$Wexport::done
    CodeBlock ending();
}
