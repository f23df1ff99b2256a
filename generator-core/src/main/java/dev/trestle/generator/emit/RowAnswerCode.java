package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.RoutePlan;
import java.util.List;

/** The row itself, or the rows, as JSON. */
record RowAnswerCode(RoutePlan route, Reply reply) implements AnswerCode {

    @Override
    public String row() {
        return reply == Reply.LIST ? "Row" : "Response";
    }

    @Override
    public TypeName result() {
        return reply.gives(RouteClass.nested(row()));
    }

    // JsonForm.of(Response::parse, Response::write)
    @Override
    public CodeBlock jobForms() {
        return JobCode.form(result(), RouteClass.nested(row()), route.outputs());
    }

    // public Response run(Request request) {
    //     return database.insert(sql(request), binds -> bind(request, binds), Response::read);
    // }
    @Override
    public MethodSpec run(String does, CodeBlock rows) {
        ClassName row = RouteClass.nested(row());
        return RouteClass.run(does + ": the route without HTTP.", reply, row)
                .addStatement("return $L", rows)
                .build();
    }

    @Override
    public MethodSpec handle() {
        return RouteClass.handle(route.endpoint(), reply, RouteClass.nested(row()));
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        type.addType(route.background()
                ? ResponseEmitter.emit(row(), javadoc, route.outputs(),
                        List.of(StoredRowCode.NULLABLE.parse(row(), route.outputs())))
                : ResponseEmitter.emit(row(), javadoc, route.outputs()));
    }
}
