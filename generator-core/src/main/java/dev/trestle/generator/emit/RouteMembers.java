package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ApiPart;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.VariantPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The members of a class that holds routes: for each a field, its making and its registration. */
record RouteMembers(List<RoutePlan> routes) {

    // /** {@code POST /films}. */
    // public final CreateFilm createFilm;
    void addFields(TypeSpec.Builder type) {
        for (RoutePlan route : routes) {
            Endpoint endpoint = route.endpoint();
            type.addField(FieldSpec.builder(routeClass(endpoint), endpoint.memberName(), Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc("$L.\n", JavadocText.code(RouteClass.title(endpoint)))
                    .build());
        }
    }

    // this.createFilm = new CreateFilm(trestle.database(), trestle.json(), media, trestle::location, createFilm);
    CodeBlock making(List<ApiPart> parts) {
        CodeBlock.Builder making = CodeBlock.builder();
        for (RoutePlan route : routes) {
            Endpoint endpoint = route.endpoint();
            making.addStatement("this.$N = new $T($L)", endpoint.memberName(), routeClass(endpoint),
                    route instanceof SwitchPlan choice ? variants(choice, parts) : arguments(route));
        }
        return making.build();
    }

    // variants, this.searchV1, this.part2.searchV2
    private static CodeBlock variants(SwitchPlan plan, List<ApiPart> parts) {
        CodeBlock.Builder arguments = CodeBlock.builder().add("variants");
        for (VariantPlan variant : plan.variants()) {
            String holder = parts.stream().filter(part -> part.routes().contains(variant.route()))
                    .map(part -> part.memberName() + ".").findFirst().orElse("");
            arguments.add(",$Wthis.$L$N", holder, variant.route().endpoint().memberName());
        }
        return arguments.build();
    }

    /** In the order of {@link RouteWiring}. */
    private static CodeBlock arguments(RoutePlan route) {
        List<CodeBlock> arguments = new ArrayList<>();
        if (route.byPool()) {
            arguments.add(CodeBlock.of("trestle.database()"));
        }
        if (route.readsFiles()) {
            arguments.add(CodeBlock.of("data"));
        }
        if (!route.loads() || !route.background()) {
            arguments.add(CodeBlock.of("trestle.json()"));
        }
        if (route.loads()) {
            arguments.add(CodeBlock.of("loads"));
        }
        if (route.needsFiles()) {
            arguments.add(CodeBlock.of("media"));
        }
        route.location().ifPresent(location -> arguments.add(CodeBlock.of("trestle::location")));
        if (route.background()) {
            arguments.add(CodeBlock.of("jobs"));
        }
        route.export().ifPresent(export -> arguments.add(CodeBlock.of("exports")));
        if (route.writesFiles()) {
            arguments.add(CodeBlock.of("fileExports"));
        }
        route.computed().ifPresent(answer -> arguments.add(CodeBlock.of("computed")));
        if (route.hooked()) {
            arguments.add(CodeBlock.of("$N", route.endpoint().memberName()));
        }
        ComputedParametersCode.of(route).arguments().ifPresent(arguments::add);
        return arguments.stream().collect(CodeBlock.joining(",$W"));
    }

    // Media media, Jobs jobs, Exports exports, Data data, Loads loads, FileExports fileExports, Computed computed, History history,
    // Variants variants, CreateFilm.Hook createFilm
    List<ParameterSpec> demands(boolean files, boolean computed, boolean history) {
        Stream<ParameterSpec> media = Stream.of(ParameterSpec.builder(RuntimeTypes.MEDIA, "media").build())
                .filter(parameter -> files);
        Stream<ParameterSpec> jobs = Stream.of(ParameterSpec.builder(RuntimeTypes.JOBS, "jobs").build())
                .filter(parameter -> routes.stream().anyMatch(RoutePlan::background));
        Stream<ParameterSpec> exports = Stream.of(ParameterSpec.builder(RuntimeTypes.EXPORTS, "exports").build())
                .filter(parameter -> routes.stream().anyMatch(route -> route.export().isPresent()));
        Stream<ParameterSpec> data = Stream.of(ParameterSpec.builder(RuntimeTypes.DATA, "data").build())
                .filter(parameter -> routes.stream().anyMatch(RoutePlan::readsFiles));
        Stream<ParameterSpec> loads = Stream.of(ParameterSpec.builder(RuntimeTypes.LOADS, "loads").build())
                .filter(parameter -> routes.stream().anyMatch(RoutePlan::loads));
        Stream<ParameterSpec> fileExports = Stream.of(ParameterSpec.builder(RuntimeTypes.FILE_EXPORTS, "fileExports").build())
                .filter(parameter -> routes.stream().anyMatch(RoutePlan::writesFiles));
        Stream<ParameterSpec> columns = Stream.of(ParameterSpec.builder(RuntimeTypes.COMPUTED, "computed").build())
                .filter(parameter -> computed || routes.stream().anyMatch(route -> route.computed().isPresent()));
        Stream<ParameterSpec> past = Stream.of(ParameterSpec.builder(RuntimeTypes.HISTORY, "history").build())
                .filter(parameter -> history);
        Stream<ParameterSpec> variants = Stream.of(ParameterSpec.builder(RuntimeTypes.VARIANTS, "variants").build())
                .filter(parameter -> routes.stream().anyMatch(RoutePlan::isSwitch));
        Stream<ParameterSpec> hooks = routes.stream()
                .filter(RoutePlan::hooked)
                .map(RoutePlan::endpoint)
                .map(endpoint -> ParameterSpec.builder(
                        routeClass(endpoint).nestedClass("Hook"), endpoint.memberName()).build());
        return Stream.of(media, jobs, exports, data, loads, fileExports, columns, past, variants, hooks)
                .flatMap(parameters -> parameters).toList();
    }

    // routes.route(Method.POST, "/films", createFilm, CreateFilm.USES);
    // routes.getWithoutHead("/films/report", report, Report.USES);
    CodeBlock registration(Plan plan) {
        CodeBlock.Builder registration = CodeBlock.builder();
        for (RoutePlan route : routes) {
            Endpoint endpoint = route.endpoint();
            boolean withoutHead = endpoint.withoutHead();
            registration.addStatement("routes.$L$S,$W$N$L)",
                    withoutHead ? "getWithoutHead("
                            : CodeBlock.of("route($T.$L, ", RuntimeTypes.METHOD, endpoint.method()),
                    endpoint.path(), endpoint.memberName(),
                    !plan.uses(route).isEmpty() ? CodeBlock.of(",$W$T.USES", routeClass(endpoint))
                            : withoutHead ? CodeBlock.of(",$W$T.of()", List.class) : "");
        }
        return registration.build();
    }

    /** Whether functions of computed columns compute parameters of one of them. */
    boolean callFunctions() {
        return routes.stream().anyMatch(route -> !route.computedParameters().isEmpty());
    }

    /** Whether one of them needs the files of the service. */
    boolean needFiles() {
        return routes.stream().anyMatch(RoutePlan::needsFiles);
    }

    private static ClassName routeClass(Endpoint endpoint) {
        return ClassName.get("", endpoint.className());
    }
}
