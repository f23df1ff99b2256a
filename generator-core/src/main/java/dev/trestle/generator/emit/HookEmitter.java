package dev.trestle.generator.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.ComputePlan;
import dev.trestle.generator.plan.model.RoutePlan;
import javax.lang.model.element.Modifier;

/** Prints the interface of the hook that a route calls. */
final class HookEmitter {

    private HookEmitter() {}

    /** {@code returns} is the Javadoc of what it returns, or empty. */
    // @FunctionalInterface
    // public interface Hook {
    //     FilmCard respond(Row row) throws Exception;
    // }
    static TypeSpec emit(RoutePlan route, TypeName response, String returns) {
        MethodSpec respond = MethodSpec.methodBuilder("respond")
                .addJavadoc("""
                        Returns the response to a row.

                        $L@throws dev.trestle.runtime.HttpProblem becomes the answer
                        @throws Exception any other exception is logged, and the answer is 500
                        """, returns)
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(response)
                .addParameter(RouteClass.nested("Row"), "row")
                .addException(Exception.class)
                .build();
        return TypeSpec.interfaceBuilder("Hook")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc("""
                        Makes the response of $L, after the statement is $L, outside of any
                        transaction and without a connection. The row is a record, and a value that may be null is
                        an Optional: after a change of its columns a hook that uses them does not compile.
                        """, JavadocText.code(RouteClass.title(route.endpoint())), route instanceof ComputePlan ? "undone" : "committed")
                .addMethod(respond)
                .build();
    }
}
