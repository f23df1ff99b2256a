package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;

/** What a route takes and gives: one row, or several, and with which status. */
enum Reply {
    CREATED("request", "response"),
    ONE("request", "response"),
    LIST("request", "rows"),
    UPSERTED("request", "upserted"),
    STORED_ROWS("rows", "stored"),
    BATCH("batch", "computed");

    private final String taken;
    private final String given;

    Reply(String taken, String given) {
        this.taken = taken;
        this.given = given;
    }

    /** The variable for what {@code run} gives. */
    String given() {
        return given;
    }

    /** The variable for what the statement gives, where a hook makes something of it. */
    String givenRow() {
        return this == CREATED || this == ONE ? "row" : given;
    }

    // Request request
    ParameterSpec takes() {
        ClassName request = RouteClass.nested("Request");
        TypeName type = switch (this) {
            case CREATED, ONE, LIST, UPSERTED -> request;
            case STORED_ROWS -> ParameterizedTypeName.get(ClassName.get(List.class), request);
            case BATCH -> ParameterizedTypeName.get(RuntimeTypes.BATCH, request);
        };
        return ParameterSpec.builder(type, taken).build();
    }

    // List<Row>
    TypeName gives(ClassName row) {
        return switch (this) {
            case CREATED, ONE -> row;
            case LIST, STORED_ROWS -> ParameterizedTypeName.get(ClassName.get(List.class), row);
            case UPSERTED -> ParameterizedTypeName.get(RuntimeTypes.UPSERTED, row);
            case BATCH -> ParameterizedTypeName.get(RuntimeTypes.BATCH, row);
        };
    }

    // json.read(req, Request::read)
    CodeBlock read(RoutePlan route) {
        return switch (this) {
            case CREATED, ONE, LIST, UPSERTED -> reader(route);
            case STORED_ROWS -> CodeBlock.of("json.read(req, in -> $L.rows(MAX_ROWS, Request::read))",
                    route.endpoint().ignoreUnknownFields() ? "in.ignoreUnknown()" : "in");
            case BATCH -> CodeBlock.of("json.readBatch(req, MAX_ROWS, Request::read)");
        };
    }

    // json.query(req, Request::read, "length", "released")
    private static CodeBlock reader(RoutePlan route) {
        return switch (route.endpoint().takes()) {
            case BODY -> CodeBlock.of("json.read(req, Request::read)");
            case QUERY -> CodeBlock.of("json.query(req, Request::read$L)", route.absentIfEmpty().stream()
                    .map(name -> CodeBlock.of(",$W$S", name))
                    .collect(CodeBlock.joining("")));
            case FORM -> CodeBlock.of("in.read(Request::read)");
        };
    }

    // HookCall.respond("POST /films", row, hook::respond)
    CodeBlock respond(String route) {
        return switch (this) {
            case CREATED, ONE, UPSERTED, BATCH -> respond("respond", route);
            case LIST, STORED_ROWS -> CodeBlock.of(
                    "$T.respondToAll($S, $L, hook::respond)", RuntimeTypes.HOOK_CALL, route, given);
        };
    }

    /** The same for a hook that makes a file, of the one row. */
    CodeBlock respondWithFile(String route) {
        return respond("respondWithFile", route);
    }

    private CodeBlock respond(String method, String route) {
        CodeBlock response = CodeBlock.of("$T.$L($S, row, hook::respond)", RuntimeTypes.HOOK_CALL, method, route);
        return this == CREATED || this == ONE ? response : CodeBlock.of("$L.map(row ->$W$L)", given, response);
    }

    /** The variable for what a hook makes of what the statement gives. */
    String responded() {
        return switch (this) {
            case CREATED, ONE, UPSERTED -> "response";
            case LIST, STORED_ROWS, BATCH -> "responses";
        };
    }

    /** Whether there may be several rows. */
    boolean several() {
        return switch (this) {
            case CREATED, ONE, UPSERTED -> false;
            case LIST, STORED_ROWS, BATCH -> true;
        };
    }

    // export.enter(transaction, response)
    // export.enterAll(transaction, stored)
    CodeBlock handOn(String method, String before, String variable) {
        String rows = switch (this) {
            case CREATED, ONE, LIST, STORED_ROWS -> variable;
            case UPSERTED -> variable + ".row()";
            case BATCH -> variable + ".rows()";
        };
        return CodeBlock.of("$L$L($L$L)", method, several() ? "All" : "", before, rows);
    }

    // Status.CREATED_201
    CodeBlock status() {
        return switch (this) {
            case CREATED, STORED_ROWS -> CodeBlock.of("$T.CREATED_201", RuntimeTypes.STATUS);
            case ONE, LIST, BATCH -> CodeBlock.of("$T.OK_200", RuntimeTypes.STATUS);
            case UPSERTED -> CodeBlock.of("upserted.status()");
        };
    }

    /** The one row within what {@code run} gives. */
    String one() {
        return this == UPSERTED ? "upserted.row()" : given;
    }

    // json.send(res, Status.CREATED_201, response::write)
    CodeBlock send(ClassName response) {
        return switch (this) {
            case CREATED, ONE, UPSERTED -> CodeBlock.of("json.send(res, $L, $L::write)", status(), one());
            case LIST -> CodeBlock.of("json.sendRows(res, rows, $T::write)", response);
            case STORED_ROWS -> CodeBlock.of(
                    "json.sendRows(res, $L, stored, $T::write)", status(), response);
            case BATCH -> CodeBlock.of("json.sendBatch(res, computed, $T::write)", response);
        };
    }
}
