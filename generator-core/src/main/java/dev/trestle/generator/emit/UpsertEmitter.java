package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.sql.SqlText;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the class of an insert route that allows for a row being there already. */
record UpsertEmitter(InsertPlan plan, List<InputField> key, AnswerCode answer) {

    // public Upserted<Response> run(Request request) {
    //     return database.upsert(sql(request), binds -> bind(request, binds), Response::read);
    // }
    static TypeSpec emit(InsertPlan plan, Storing.OrUpdate way) {
        UpsertEmitter emitter = new UpsertEmitter(plan, way.key(), AnswerCode.of(plan, reply(plan)));
        TypeSpec.Builder type = emitter.begin("or updates the existing one.");
        emitter.addMethods(type, "orUpdate", "Inserts or updates the row", database -> CodeBlock.of(
                "$L.upsert(sql(request), binds -> bind(request, binds),$L)",
                WorkCode.on(database, plan.atomic()), emitter.answer().reader()));
        return emitter.end(type);
    }

    // public Upserted<Response> run(Request request) {
    //     return database.insertOrFind(sql(request), binds -> bind(request, binds),
    //             FIND, binds -> bindKey(request, binds), Response::read);
    // }
    static TypeSpec emit(InsertPlan plan, Storing.OrFind way) {
        UpsertEmitter emitter = new UpsertEmitter(plan, way.key(), AnswerCode.of(plan, reply(plan)));
        TypeSpec.Builder type = emitter.begin("or finds the existing one.");
        type.addField(emitter.find(way.condition()));
        emitter.addMethods(type, "orNothing", "Inserts or finds the row", database -> CodeBlock.of(
                "$L.insertOrFind(sql(request), binds -> bind(request, binds),$W"
                        + "FIND, binds -> bindKey(request, binds),$L)",
                WorkCode.on(database, plan.atomic()), emitter.answer().reader()));
        type.addMethod(RouteClass.bind("bindKey", way.key().stream()));
        return emitter.end(type);
    }

    private TypeSpec.Builder begin(String otherwise) {
        String insert = "inserts one row into " + JavadocText.code(plan.table()) + ", ";
        return RouteClass.builder(plan.endpoint(), insert + otherwise)
                .addField(RouteClass.returning(plan.outputs()));
    }

    // private static final String FIND = """
    //         SELECT name, created_at
    //         FROM public.tag
    //         WHERE name = ?""";
    private FieldSpec find(String condition) {
        List<String> outputs = plan.outputs().stream().map(OutputField::sql).toList();
        return RouteClass.constant("FIND",
                SqlText.list("SELECT ", outputs, "") + "\nFROM " + plan.table() + "\nWHERE " + condition);
    }

    /** A job has no status that could say whether the row was created, so its result is the row. */
    private static Reply reply(InsertPlan plan) {
        return plan.background() ? Reply.CREATED : Reply.UPSERTED;
    }

    private void addMethods(TypeSpec.Builder type, String ending, String does, WorkCode.Statement call) {
        RouteMethods.add(type, plan, answer, does,
                plan.background() ? database -> CodeBlock.of("$L.row()", call.by(database)) : call);
        type.addMethod(assemble(ending));
        type.addMethod(RouteClass.bind(plan.inputs().stream()));
    }

    private TypeSpec end(TypeSpec.Builder type) {
        type.addType(RequestEmitter.emit(plan));
        answer.addTypes(type, "The row as it is stored.");
        return type.build();
    }

    // private static String sql(Request request) {
    //     return UpsertSql.into("public.film")
    //             .key("title", "?")
    //             .set("rating", "?::public.mpaa_rating", request.rating())
    //             .orUpdate(RETURNING);
    // }
    private MethodSpec assemble(String ending) {
        CallChain chain = new CallChain(
                RuntimeTypes.UPSERT_SQL, CodeBlock.of("$T.into($S)", RuntimeTypes.UPSERT_SQL, plan.table()));
        for (InputField input : plan.inputs()) {
            chain.call("$L($S,$W$S$L)", key.contains(input) ? "key" : "set", input.sql(), input.placeholder(),
                    input.presence().threeState() ? CodeBlock.of(",$Wrequest.$N()", input.javaName()) : CodeBlock.of(""));
        }
        return MethodSpec.methodBuilder("sql")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(RouteClass.nested("Request"), "request")
                .addCode(chain.returning(CodeBlock.of("$L(RETURNING)", ending)))
                .build();
    }
}
