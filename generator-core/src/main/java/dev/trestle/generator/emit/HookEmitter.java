package dev.trestle.generator.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.ComputePlan;
import dev.trestle.generator.plan.RoutePlan;
import javax.lang.model.element.Modifier;

/** Prints the interface of the hook that a route calls. */
final class HookEmitter {

    private HookEmitter() {}

    // @FunctionalInterface
    // public interface Hook {
    //     FilmCard respond(Row row) throws Exception;
    // }
    static TypeSpec emit(RoutePlan route, TypeName response) {
        MethodSpec respond = MethodSpec.methodBuilder("respond")
                .addJavadoc("""
                        Makes the response of a row.

                        $L@throws dev.trestle.runtime.HttpProblem to answer with that problem
                        @throws Exception anything else is logged, and the answer is 500
                        """, route.answer().isFile() ? "@return the file; null for none, which is answered by 404\n" : "")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(response)
                .addParameter(RouteClass.nested("Row"), "row")
                .addException(Exception.class)
                .build();
        return TypeSpec.interfaceBuilder("Hook")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc("""
                        Answers $L, after the statement is $L, without a transaction and without
                        a connection. It takes a record, so that it reads columns by name, and an Optional of what
                        may be null: a hook that reads a column which has gone or changed does not compile.
                        """, JavadocText.code(RouteClass.title(route.endpoint())), route instanceof ComputePlan ? "undone" : "committed")
                .addMethod(respond)
                .build();
    }
}
