package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.LoadPlan;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Prints the class of a route that stores any number of rows. */
record LoadEmitter(LoadPlan plan, TakesCode takes, StatementCode statement, LoadedCode loaded, Optional<LoadJobCode> job) {

    private static final ClassName REQUEST = RouteClass.nested("Request");

    static TypeSpec emit(LoadPlan plan) {
        LoadedCode loaded = new LoadedCode(new Gives.Loaded(plan.mode(), plan.maxRejects().isPresent()));
        return new LoadEmitter(plan, TakesCode.of(plan.exchange().takes()), StatementCode.of(plan.statement()), loaded,
                plan.endpoint().background().map(options -> new LoadJobCode(plan, options, loaded))).type();
    }

    private TypeSpec type() {
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), does());
        statement.addField(type);
        takes.addFields(type);
        shape().addTo(type);
        type.addField(load());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        takes(type, constructor, RuntimeTypes.DATABASE, "database");
        if (job.isEmpty()) {
            takes(type, constructor, RuntimeTypes.JSON_HTTP, "json");
        }
        takes(type, constructor, RuntimeTypes.LOADS, "loads");
        job.ifPresent(code -> {
            takes(type, constructor, RuntimeTypes.MEDIA, "media");
            code.addTo(type, constructor);
        });
        type.addMethod(constructor.build());
        job.ifPresent(code -> type.addMethod(code.submit()));
        type.addMethod(run()).addMethod(handle());
        statement.addMethods(type);
        return type.addType(RequestEmitter.emit(plan)).build();
    }

    private ShapeCode shape() {
        return new ShapeCode(plan.exchange().takes());
    }

    private static void takes(TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName fieldType, String name) {
        type.addField(fieldType, name, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addParameter(fieldType, name).addStatement("this.$1N = $1N", name);
    }

    private String does() {
        String table = JavadocText.code(plan.table());
        String what = switch (plan.mode()) {
            case APPEND -> "loads rows into " + table;
            case REPLACE -> "replaces the rows of " + table;
            case MERGE -> "merges rows into " + table;
        };
        return what + (plan.maxRejects().isPresent() ? ", and reports those that it rejects." : ", all of them or none.");
    }

    // private static final Load<Request, Merged> LOAD =
    //         Load.merge(COPY, BODIES, Request::fromRequest, "film_id", "person");
    // private static final ReportingLoad<Request, Loaded> LOAD =
    //         Load.append(COPY, BODIES, Request::fromRequest).staged().reporting(100);
    private FieldSpec load() {
        CodeBlock.Builder made = CodeBlock.builder().add("$T.$L($L, $L, $L",
                RuntimeTypes.LOAD, plan.mode().key(), statement.constant(), BodiesCode.NAME, shape().argument());
        plan.key().forEach(column -> made.add(",$W$S", column));
        made.add(")");
        if (plan.staged()) {
            made.add("$Z.staged()");
        }
        plan.maxRejects().ifPresent(max -> made.add("$Z.reporting($L)", max));
        TypeName type = ParameterizedTypeName.get(
                plan.maxRejects().isPresent() ? RuntimeTypes.REPORTING_LOAD : RuntimeTypes.LOAD, REQUEST, loaded.record());
        return FieldSpec.builder(type, "LOAD", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer(made.build()).build();
    }

    // public Loaded run(Iterable<Request> rows) {
    //     return LOAD.run(database, rows);
    // }
    private MethodSpec run() {
        return MethodSpec.methodBuilder("run")
                .addJavadoc("$L. Each row is asked for once.\n", RouteText.atOnce(plan, "Stores the rows") + ": the route without HTTP")
                .addModifiers(Modifier.PUBLIC)
                .returns(loaded.result())
                .addParameter(takes.parameter())
                .addStatement("return LOAD.run(database, rows)")
                .build();
    }

    // Loaded loaded = LOAD.run(database, loads, req);
    // json.send(res, Status.OK_200, loaded::write);
    private MethodSpec handle() {
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addCode(job.map(LoadJobCode::accepting).orElseGet(() -> CodeBlock.builder()
                        .addStatement("$T loaded = $L", loaded.result(), takes.read())
                        .addStatement("json.send(res, $T.OK_200, loaded::write)", RuntimeTypes.STATUS)
                        .build()))
                .build();
    }
}
