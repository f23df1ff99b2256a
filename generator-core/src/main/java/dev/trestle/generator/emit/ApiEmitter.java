package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.Endpoint;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.RoutePlan;
import javax.lang.model.element.Modifier;

/** Prints the class that has all routes. */
final class ApiEmitter {

    private ApiEmitter() {}

    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.apiClass())
                .addJavadoc("All routes of $L.\n", JavadocText.code(plan.source()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.HTTP_FEATURE)
                .addField(RuntimeTypes.TRESTLE, "trestle", Modifier.PRIVATE, Modifier.FINAL);
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            type.addField(routeClass(endpoint), endpoint.memberName(), Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addMethod(constructor(plan));
        type.addMethod(setup(plan));
        for (RoutePlan route : plan.routes()) {
            type.addMethod(accessor(route.endpoint()));
        }
        return type.build();
    }

    // public FilmsApi(Trestle trestle) {
    //     this.trestle = trestle;
    //     this.createFilm = new CreateFilm(trestle);
    //     trestle.expect(FilmsSchema.tables(), FilmsSchema.enums());
    // }
    private static MethodSpec constructor(Plan plan) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addJavadoc("Makes the routes, and has the tables that they use checked at start-up.\n")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.TRESTLE, "trestle")
                .addStatement("this.trestle = trestle");
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            constructor.addStatement("this.$N = new $T(trestle)", endpoint.memberName(), routeClass(endpoint));
        }
        return constructor
                .addStatement("trestle.expect($1L.tables(), $1L.enums())", plan.schemaClass())
                .build();
    }

    // @Override
    // public void setup(HttpRouting.Builder routing) {
    //     trestle.routes(routing)
    //             .route(Method.POST, "/films", createFilm)
    //             .end();
    // }
    private static MethodSpec setup(Plan plan) {
        CodeBlock.Builder chain = CodeBlock.builder().add("trestle.routes(routing)");
        for (RoutePlan route : plan.routes()) {
            Endpoint endpoint = route.endpoint();
            chain.add("\n.route($T.$L, $S, $N)",
                    RuntimeTypes.METHOD, endpoint.method(), endpoint.path(), endpoint.memberName());
        }
        return MethodSpec.methodBuilder("setup")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.HTTP_ROUTING_BUILDER, "routing")
                .addStatement("$L\n.end()", chain.build())
                .build();
    }

    // /** The route {@code POST /films}, for callers in Java. */
    // public CreateFilm createFilm() {
    //     return createFilm;
    // }
    private static MethodSpec accessor(Endpoint endpoint) {
        return MethodSpec.methodBuilder(endpoint.memberName())
                .addJavadoc("The route $L, for callers in Java.\n", JavadocText.code(RouteClass.title(endpoint)))
                .addModifiers(Modifier.PUBLIC)
                .returns(routeClass(endpoint))
                .addStatement("return $N", endpoint.memberName())
                .build();
    }

    private static ClassName routeClass(Endpoint endpoint) {
        return ClassName.get("", endpoint.className());
    }
}
