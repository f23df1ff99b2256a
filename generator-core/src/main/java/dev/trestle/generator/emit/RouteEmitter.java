package dev.trestle.generator.emit;

import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** Prints the class of a route. */
final class RouteEmitter {

    private RouteEmitter() {}

    /** {@code statements} are those that {@code call} runs. */
    static TypeSpec emit(RouteCode route, RouteText text, List<StatementCode> statements, DatabaseCall call) {
        return builder(route, text, statements, call).build();
    }

    /** The same, to add more to. */
    static TypeSpec.Builder builder(RouteCode route, RouteText text, List<StatementCode> statements, DatabaseCall call) {
        TypeSpec.Builder type = RouteClass.builder(route.plan().endpoint(), text.does());
        statements.forEach(statement -> statement.addField(type));
        route.takes().addFields(type);
        route.formats().addField(type);
        RouteMethods.add(type, route, text.runs(), call);
        statements.forEach(statement -> statement.addMethods(type));
        type.addType(RequestEmitter.emit(route.plan()));
        route.gives().row().addTypes(type, text.row());
        return type;
    }
}
