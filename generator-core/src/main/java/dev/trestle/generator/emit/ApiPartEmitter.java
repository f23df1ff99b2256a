package dev.trestle.generator.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ApiPart;
import dev.trestle.generator.plan.model.Plan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the class of a share of the routes. */
final class ApiPartEmitter {

    private ApiPartEmitter() {}

    // public final class FilmsApiPart1 {
    //     FilmsApiPart1(Trestle trestle, CreateFilm.Hook createFilm) { … }
    //     void addTo(Routes routes) { … }
    // }
    static TypeSpec emit(Plan plan, ApiPart part) {
        RouteMembers members = new RouteMembers(part.routes());
        TypeSpec.Builder type = TypeSpec.classBuilder(part.className())
                .addJavadoc("Some of the routes; one class cannot hold all of them.\n")
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        members.addFields(type);
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.TRESTLE, "trestle")
                .addParameters(members.demands(members.needFiles(), members.callFunctions(), false))
                .addParameters(ComputedParametersCode.functions(part.routes().stream()))
                .addCode(members.making(List.of()))
                .build());
        type.addMethod(MethodSpec.methodBuilder("addTo")
                .addParameter(RuntimeTypes.ROUTES, "routes")
                .addCode(members.registration(plan))
                .build());
        return type.build();
    }
}
