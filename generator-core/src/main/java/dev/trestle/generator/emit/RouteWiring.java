package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.UploadCode;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Prints what the class of a route holds, and its constructor. */
final class RouteWiring {

    private static final ClassName HOOK = RouteClass.nested("Hook");

    private RouteWiring() {}

    // private final Database database;
    // private final JsonHttp json;
    // private final Media media;
    // private final Form form;
    // private final UnaryOperator<String> location;
    // private final Hook hook;
    //
    // CreateFilm(Database database, JsonHttp json, Media media, UnaryOperator<String> location, Hook hook) {
    //     this.database = database;
    //     this.json = json;
    //     this.media = media;
    //     this.form = media.form(…)
    //             .absentIfEmpty("film_id");
    //     this.location = location;
    //     this.hook = Objects.requireNonNull(hook);
    // }
    static void add(TypeSpec.Builder type, RoutePlan route, ExportCode export, Optional<JobCode> job) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (route.byPool()) {
            takes(type, constructor, RuntimeTypes.DATABASE, "database");
        }
        if (route.readsFiles()) {
            constructor.addParameter(RuntimeTypes.DATA, "data");
        }
        takes(type, constructor, RuntimeTypes.JSON_HTTP, "json");
        if (route instanceof GatherPlan gather) {
            constructor.addCode(GatherEmitter.queries(gather));
        }
        if (route.givesFile()) {
            takes(type, constructor, RuntimeTypes.MEDIA, "media");
        } else if (route.needsFiles()) {
            constructor.addParameter(RuntimeTypes.MEDIA, "media");
        }
        if (route.exchange().takes().part() == RequestPart.FORM) {
            addField(type, RuntimeTypes.FORM, "form");
            constructor.addStatement("this.form = media.form(\n$L)$L", files(route.inputs()), absentIfEmpty(route));
        }
        if (route.location().isPresent()) {
            takes(type, constructor, RuntimeTypes.LOCATION, "location");
        }
        job.ifPresent(code -> constructor.addParameter(RuntimeTypes.JOBS, "jobs"));
        if (route.export().isPresent()) {
            constructor.addParameter(RuntimeTypes.EXPORTS, "exports");
        }
        route.computed().ifPresent(answer -> {
            addField(type, ParameterizedTypeName.get(RuntimeTypes.COMPUTED_ROWS, RouteClass.nested(answer.keyClass())), "computed");
            constructor.addParameter(RuntimeTypes.COMPUTED, "computed");
            constructor.addStatement("this.computed = computed.rows($L.TABLE)", answer.keyClass());
        });
        if (route.hooked()) {
            addField(type, HOOK, "hook");
            constructor.addParameter(HOOK, "hook");
            constructor.addStatement("this.hook = $T.requireNonNull(hook)", Objects.class);
        }
        ComputedParametersCode.of(route).addTo(type, constructor);
        export.addTo(type, constructor);
        job.ifPresent(code -> code.addTo(type, constructor));
        type.addMethod(constructor.build());
    }

    private static void takes(
            TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName fieldType, String name) {
        addField(type, fieldType, name);
        constructor.addParameter(fieldType, name);
        constructor.addStatement("this.$1N = $1N", name);
    }

    private static void addField(TypeSpec.Builder type, TypeName fieldType, String name) {
        type.addField(fieldType, name, Modifier.PRIVATE, Modifier.FINAL);
    }

    // FormFile.of("image", "image/png"),
    // FormFile.of("trailer", MediaKind.VIDEO)
    private static CodeBlock files(List<InputField> inputs) {
        List<CodeBlock> files = new ArrayList<>();
        for (InputField input : inputs) {
            if (input.type() instanceof ValueType.Upload upload) {
                files.add(new UploadCode(upload).file(input.name()));
            }
        }
        return files.stream().collect(CodeBlock.joining(",\n"));
    }

    // .absentIfEmpty("film_id", "released")
    private static CodeBlock absentIfEmpty(RoutePlan route) {
        CodeBlock names = route.exchange().takes().absentIfEmpty().stream()
                .map(name -> CodeBlock.of("$S", name))
                .collect(CodeBlock.joining(",$W"));
        return names.isEmpty() ? names : CodeBlock.of("\n.absentIfEmpty($L)", names);
    }
}
