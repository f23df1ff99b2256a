package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.Storing;
import java.util.List;
import java.util.function.BiFunction;

/** Prints the class of an insert route, by the way in which it stores. */
record InsertEmitter(InsertPlan plan, RouteCode route, StatementCode statement) implements Storing.Cases<TypeSpec> {

    static TypeSpec emit(InsertPlan plan) {
        return new ComputedAnswerCode(plan.computed()).in(plan.storing().match(
                new InsertEmitter(plan, RouteCode.of(plan), StatementCode.of(plan.statement()))));
    }

    // public Response run(Request request) {
    //     return database.insert(SQL, binds -> bind(request, binds), Response::fromRow);
    // }
    @Override
    public TypeSpec oneRow(Storing.OneRow way) {
        return RouteEmitter.emit(route, text("inserts one row into ", ".", "Inserts the row", "The row as it was stored."),
                List.of(statement),
                answer("row", (database, reader) -> CodeBlock.of("$L.insert($L,$L)",
                        DatabaseCall.on(database, plan.atomic()), statement.arguments(), reader)));
    }

    // public List<Response> run(List<Request> rows) {
    //     return database.insertRows(rows, INSERT::sql, INSERT::bind, Response::fromRow);
    // }
    @Override
    public TypeSpec manyRows(Storing.ManyRows way) {
        return RouteEmitter.emit(route, text("inserts rows into ", ", all of them or none.",
                        "Inserts the rows and returns them in their order", "One row as it was stored."),
                List.of(statement),
                answer("rows", (database, reader) -> CodeBlock.of("$L.insertRows(rows,$W$L,$W$L)",
                        database, statement.references(), reader.toString().strip())));
    }

    // public Upserted<Response> run(Request request) {
    //     return database.upsert(UPSERT.sql(request), binds -> UPSERT.bind(request, binds), Response::fromRow);
    // }
    @Override
    public TypeSpec orUpdate(Storing.OrUpdate way) {
        return RouteEmitter.emit(route, text("inserts one row into ", ", or updates the existing one.",
                        "Inserts or updates the row", "The row as it is stored."),
                List.of(statement),
                rowAlone(answer("upserted", (database, reader) -> CodeBlock.of("$L.upsert($L,$L)",
                        DatabaseCall.on(database, plan.atomic()), statement.arguments(), reader))));
    }

    // public Upserted<Response> run(Request request) {
    //     return database.insertOrFind(UPSERT.sql(request), binds -> UPSERT.bind(request, binds),
    //             FIND, binds -> bindKey(request, binds), Response::fromRow);
    // }
    @Override
    public TypeSpec orFind(Storing.OrFind way) {
        StatementCode find = StatementCode.finding(way.find());
        return RouteEmitter.emit(route, text("inserts one row into ", ", or finds the existing one.",
                        "Inserts or finds the row", "The row as it is stored."),
                List.of(statement, find),
                rowAlone(answer("upserted", (database, reader) -> CodeBlock.of("$L.insertOrFind($L,$W$L,$L)",
                        DatabaseCall.on(database, plan.atomic()), statement.arguments(), find.arguments(), reader))));
    }

    private RouteText text(String inserts, String otherwise, String runs, String row) {
        return new RouteText(
                inserts + JavadocText.code(plan.table()) + otherwise, RouteText.atOnce(plan, runs), row);
    }

    private DatabaseCall answer(String method, BiFunction<String, CodeBlock, CodeBlock> call) {
        return new ComputedAnswerCode(plan.computed()).call(method, route.gives().row().reader(), call);
    }

    /** A job has no status that could say whether the row was created, so its result is the row. */
    private DatabaseCall rowAlone(DatabaseCall call) {
        return plan.background() ? database -> CodeBlock.of("$L.row()", call.by(database)) : call;
    }
}
