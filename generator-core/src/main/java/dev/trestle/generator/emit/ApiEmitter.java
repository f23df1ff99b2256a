package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ApiPart;
import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the class that has all routes, or all shares of them. */
final class ApiEmitter {

    private ApiEmitter() {}

    static TypeSpec emit(Plan plan) {
        RouteMembers members = new RouteMembers(plan.apiParts().isEmpty() ? plan.routes()
                : plan.routes().stream().filter(RoutePlan::isSwitch).toList());
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.apiClass())
                .addJavadoc("All routes of $L.\n", JavadocText.code(plan.source()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.HTTP_FEATURE)
                .addField(RuntimeTypes.TRESTLE, "trestle", Modifier.PRIVATE, Modifier.FINAL);
        plan.document().ifPresent(document -> type.addField(RuntimeTypes.API_DOCUMENT, "apiDocument", Modifier.PRIVATE, Modifier.FINAL));
        members.addFields(type);
        for (ApiPart part : plan.apiParts()) {
            type.addField(FieldSpec.builder(partClass(part), part.memberName(), Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc("Some of the routes.\n")
                    .build());
        }
        type.addMethod(constructor(plan, members));
        type.addMethod(setup(plan, members));
        return type.build();
    }

    // public FilmsApi(Trestle trestle, Media media, CreateFilm.Hook createFilm) {
    //     this.trestle = trestle;
    //     this.apiDocument = ApiDocument.of(trestle, FilmsApi.class, "openapi.json");
    //     this.createFilm = new CreateFilm(trestle.database(), trestle.json(), createFilm);
    //     media.expect(FilmsSchema.media());
    //     trestle.expect(FilmsSchema.all());
    //     computed.add(FilmSummary.column(filmSummary));
    //     history.add(new HistoryTable("film", "public.film", ...));
    // }
    private static MethodSpec constructor(Plan plan, RouteMembers members) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("Makes the routes; the tables that they use are checked at start-up.\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.TRESTLE, "trestle")
                .addParameters(new RouteMembers(plan.routes()).demands(plan.needsFiles(), !plan.computed().isEmpty(), !plan.history().isEmpty()))
                .addParameters(functions(plan))
                .addStatement("this.trestle = trestle");
        plan.document().ifPresent(document -> constructor.addStatement("this.apiDocument = $T.of(trestle, $L.class, $S)",
                RuntimeTypes.API_DOCUMENT, plan.apiClass(), DocumentPlan.FILE));
        for (ApiPart part : plan.apiParts()) {
            constructor.addStatement("this.$N = new $T(trestle$L)", part.memberName(), partClass(part),
                    demands(part).stream()
                            .map(demand -> CodeBlock.of(",$W$N", demand.name()))
                            .collect(CodeBlock.joining("")));
        }
        constructor.addCode(members.making(plan.apiParts()));
        if (!plan.media().isEmpty()) {
            constructor.addStatement("media.expect($L.media())", plan.schemaClass());
        }
        constructor.addStatement("trestle.expect($L.all())", plan.schemaClass());
        if (!plan.targets().isEmpty()) {
            constructor.addStatement("exports.expect($L.all())", plan.targetsClass());
        }
        plan.computed().columns().forEach(column -> constructor.addStatement(
                "computed.add($L.column($N))", column.className(), column.memberName()));
        plan.computed().missing().forEach(missing -> constructor.addStatement(
                "computed.preview($L.column($N))", missing.column().className(), missing.column().memberName()));
        plan.history().tables().forEach(table -> constructor.addStatement("history.add($L)", HistoryCode.table(table)));
        return constructor.build();
    }

    private static List<ParameterSpec> functions(Plan plan) {
        return plan.computed().all().stream()
                .map(column -> ParameterSpec.builder(
                        ClassName.get("", column.className()).nestedClass("Function"), column.memberName()).build())
                .toList();
    }

    // @Override
    // public void setup(HttpRouting.Builder routing) {
    //     Routes routes = trestle.routes(routing);
    //     routes.route(Method.POST, "/films", createFilm, CreateFilm.USES);
    //     apiDocument.addTo(routes, "/openapi.json");
    //     routes.end();
    // }
    private static MethodSpec setup(Plan plan, RouteMembers members) {
        CodeBlock.Builder parts = CodeBlock.builder();
        plan.apiParts().forEach(part -> parts.addStatement("$N.addTo(routes)", part.memberName()));
        return MethodSpec.methodBuilder("setup")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.HTTP_ROUTING_BUILDER, "routing")
                .addStatement("$T routes = trestle.routes(routing)", RuntimeTypes.ROUTES)
                .addCode(members.registration(plan))
                .addCode(parts.build())
                .addCode(plan.document().map(document -> CodeBlock.of("apiDocument.addTo(routes, $S);\n", document.path())).orElse(CodeBlock.of("")))
                .addStatement("routes.end()")
                .build();
    }

    private static List<ParameterSpec> demands(ApiPart part) {
        RouteMembers members = new RouteMembers(part.routes());
        return Stream.concat(members.demands(members.needFiles(), members.callFunctions(), false).stream(),
                ComputedParametersCode.functions(part.routes().stream()).stream()).toList();
    }

    private static ClassName partClass(ApiPart part) {
        return ClassName.get("", part.className());
    }
}
