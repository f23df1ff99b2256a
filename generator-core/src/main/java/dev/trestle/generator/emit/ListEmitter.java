package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.SqlComment;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ListPlan;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the class of a list route. */
record ListEmitter(ListPlan plan) {

    private static final ClassName REQUEST = RouteClass.nested("Request");
    private static final TypeName SQL = ParameterizedTypeName.get(RuntimeTypes.LIST_SQL, REQUEST);

    // /** {@code GET /films} lists the rows of {@code public.film}, page by page. */
    // public final class ListFilm implements Handler { … }
    TypeSpec emit() {
        RouteCode route = RouteCode.of(plan);
        ClassName row = route.gives().row().record();
        TypeSpec.Builder type = RouteClass.builder(
                plan.endpoint(), "lists the rows of " + JavadocText.code(plan.table()) + ", page by page.");
        CallChain chain = chain();
        type.addField(FieldSpec.builder(SQL, "LIST", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L\n$>$>$L$<$<", SqlComment.of(plan.select().whole()),
                        chain.fits() ? chain.expression() : CodeBlock.of("select()"))
                .build());
        new ListRequestEmitter(plan).addField(type);
        RouteWiring.add(type, plan, ExportCode.of(route), Optional.empty());
        type.addMethod(run(row)).addMethod(handle(row));
        if (!chain.fits()) {
            type.addMethod(MethodSpec.methodBuilder("select")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(SQL)
                    .addCode(chain.statements())
                    .build());
        }
        type.addType(new ListRequestEmitter(plan).emit());
        if (plan.sorted()) {
            type.addType(SortEmitter.emit(plan));
        }
        route.gives().row().addTypes(type, "One row of the list.");
        return type.build();
    }

    // ListSql.<Request>of("GET /films", "SELECT film_id, title FROM public.film")
    //         .filter("rating", "rating = ?::public.mpaa_rating", Request::rating, MpaaRating.CODEC)
    //         .order("-released")
    //         .descOrNull("released", "?::date", PgCodecs.DATE, 3)
    //         .desc("film_id", "?", PgCodecs.INT4, 1)
    private CallChain chain() {
        CallChain chain = new CallChain(SQL, CodeBlock.of("$T.<$T>of($S, $L)",
                RuntimeTypes.LIST_SQL, REQUEST, RouteClass.title(plan.endpoint()), StringLiteral.of(plan.select().head())));
        plan.select().filters().forEach(filter -> chain.call("filter($S,$W$S,$WRequest::$N,$W$L)",
                filter.input().name(), filter.sql(), filter.input().javaName(), ValueCode.of(filter.input().type()).codec()));
        for (ListPlan.Order order : plan.select().orders()) {
            chain.call("order($S)", order.name());
            order.by().forEach(by -> chain.call("$L($S,$W$S,$W$L,$W$L)",
                    (by.descends() ? "desc" : "asc") + (by.nullable() ? "OrNull" : ""), by.sql(), by.placeholder(),
                    ValueCode.of(by.type()).codec(), by.position()));
        }
        if (plan.counted()) {
            chain.call("counted()");
        }
        return chain;
    }

    // public Page<Row> run(Request request) {
    //     return LIST.run(database, request, Row::fromRow);
    // }
    private static MethodSpec run(ClassName row) {
        return MethodSpec.methodBuilder("run")
                .addJavadoc("Returns a page: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.PAGE, row))
                .addParameter(REQUEST, "request")
                .addStatement("return LIST.run(database, request, $T::fromRow)", row)
                .build();
    }

    // @Override
    // public void handle(ServerRequest req, ServerResponse res) {
    //     Request request = json.query(req, Request::fromRequest, "limit");
    //     LIST.send(database, json, req, res, request, Row.COLUMNS);
    // }
    private MethodSpec handle(ClassName row) {
        CodeBlock absentIfEmpty = Stream.concat(plan.absentIfEmpty().stream(), ListRequestEmitter.absentIfEmpty(plan))
                .map(name -> CodeBlock.of(",$W$S", name))
                .collect(CodeBlock.joining(""));
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addStatement("$1T request = json.query(req, $1T::fromRequest$2L)", REQUEST, absentIfEmpty)
                .addStatement("LIST.send(database, json, req, res, request,$W$T.COLUMNS)", row)
                .build();
    }
}
