package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.RowFlow;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Where the statement of a route is: in {@code run} itself, or in a method that others call as well.
 *
 * @param begin stands before {@code rows}
 * @param rows gives, within {@code run}, what the statement gives
 * @param reference the method, as a job is given it; empty where the statement is in {@code run}
 * @param methods that method, if there is one
 */
record WorkCode(CodeBlock begin, CodeBlock rows, CodeBlock reference, List<MethodSpec> methods) {

    WorkCode(CodeBlock rows, CodeBlock reference, List<MethodSpec> methods) {
        this(CodeBlock.of(""), rows, reference, methods);
    }

    /** The way of a route that exports nothing. */
    static WorkCode of(RouteCode route, DatabaseCall call) {
        return route.plan().background()
                ? performed(route, call, "Runs on a connection of the pool, or in the transaction of a job.")
                : new WorkCode(call.begin("database"), call.by("database"), CodeBlock.of(""), List.of());
    }

    // /** Runs on a connection of the pool, or in the transaction of a job. */
    // private static Response perform(Database database, Request request) {
    //     return database.insert(INSERT.sql(request), binds -> INSERT.bind(request, binds), Response::fromRow);
    // }
    /** Rows that a job spools are read by what it returns. */
    static WorkCode performed(RouteCode route, DatabaseCall call, String javadoc) {
        boolean isStatic = route.plan().computed().isEmpty();
        MethodSpec perform = MethodSpec.methodBuilder("perform")
                .addJavadoc("$L\n", javadoc)
                .addModifiers(modifiers(route))
                .returns(route.gives().returned())
                .addParameter(RuntimeTypes.DATABASE, "database")
                .addParameter(route.takes().parameter())
                .addStatement("return $L", call.by("database"))
                .build();
        return new WorkCode(CodeBlock.of("$L$L", perform("database", route), route.gives().flow() == RowFlow.SPOOLED ? ".list()" : ""),
                CodeBlock.of("$L::perform", isStatic ? route.className() : "this"), List.of(perform));
    }

    /** Of a method with the statement of a route: if it computes columns, it needs the object that does. */
    static List<Modifier> modifiers(RouteCode route) {
        return route.plan().computed().isEmpty() ? List.of(Modifier.PRIVATE, Modifier.STATIC) : List.of(Modifier.PRIVATE);
    }

    // perform(database, request)
    static CodeBlock perform(String database, RouteCode route) {
        return CodeBlock.of("perform($L, $N)", database, route.takes().parameter());
    }
}
