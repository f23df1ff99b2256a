package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Prints how a route is made and called: at once, or by way of a job; and what it exports. */
record RouteMethods(RouteCode route, ExportCode export, WorkCode work) {

    /** {@code does} begins the Javadoc of {@code run}, {@code call} returns the row, or the rows. */
    static void add(TypeSpec.Builder type, RouteCode route, String does, DatabaseCall call) {
        ExportCode export = ExportCode.of(route);
        new RouteMethods(route, export, export.work(route, call)).addTo(type, does);
    }

    private void addTo(TypeSpec.Builder type, String does) {
        Optional<JobCode> job = route.plan().endpoint().background()
                .map(options -> new JobCode(route, options, work, jobForms()));
        route.plan().export().ifPresent(plan -> type.addJavadoc("The answer is also written into $L of the target $L.\n",
                JavadocText.code(plan.table()), JavadocText.code(plan.target())));
        RouteWiring.add(type, route.plan(), export, job);
        job.ifPresent(code -> type.addMethod(code.submit()));
        type.addMethod(run(does));
        GivesCode gives = route.gives();
        switch (gives.flow()) {
            case EACH, STREAM -> type.addMethod(rows(gives, QueryEmitter.rows("database", route)));
            case SPOOLED -> type.addMethod(rows(gives, WorkCode.perform("database", route)));
            case LIST, STORED -> { }
        }
        HandleCode handle = new HandleCode(route);
        type.addMethod(job.isPresent() ? handle.accepting() : handle.answering());
        type.addMethods(work.methods());
        route.parameters().addMembers(type);
        type.addMethods(export.methods());
    }

    // public FilmCard run(Request request) {
    //     Row row = database.insert(SQL, binds -> bind(request, binds), Row::fromRow);
    //     return HookCall.respond("POST /films", row, hook::respond);
    // }
    private MethodSpec run(String does) {
        GivesCode gives = route.gives();
        Optional<CodeBlock> respond = gives.respond(route.title());
        String responds = respond.isPresent() ? " and calls the hook" : "";
        String javadoc = export.does(does, responds) + ": the route without HTTP.";
        MethodSpec.Builder run = MethodSpec.methodBuilder("run")
                .addJavadoc("$L\n", javadoc.length() > RouteClass.LONGEST_LINE ? JavadocText.paragraph(javadoc) : javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(gives.result())
                .addParameter(route.takes().parameter())
                .addCode(export.begin())
                .addCode(route.parameters().computing())
                .addCode(work.begin());
        if (respond.isPresent()) {
            run.addStatement("$T $L = $L", gives.returned(), gives.givenRow(), work.rows());
        }
        return run.addCode(export.end(respond.orElse(work.rows()))).build();
    }

    // public RowQuery<Row> rows(Request request) {
    //     return new RowQuery<>(database, SQL, binds -> bind(request, binds), Row::fromRow);
    // }
    private MethodSpec rows(GivesCode gives, CodeBlock made) {
        return MethodSpec.methodBuilder("rows")
                .addJavadoc("The same rows for callers in Java: as a list, by a future, one by one, or in batches.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.ROW_QUERY, gives.row().record()))
                .addParameter(route.takes().parameter())
                .addCode(route.parameters().computing())
                .addStatement("return $L", made)
                .build();
    }

    // JsonForm.of(Row::fromStored, Row::write),
    // row -> HookCall.respond("POST /films", row, hook::respond),
    // JsonForm.of(FilmCard::fromStored, FilmCard::write)
    private CodeBlock jobForms() {
        GivesCode gives = route.gives();
        RowCode row = gives.row();
        CodeBlock.Builder forms = CodeBlock.builder().add(row.stored(gives.form()));
        export.afterwards(gives.respond(route.title())).ifPresent(after -> forms.add(",\n$L -> $L,\n$L",
                gives.givenRow(), after, StoredJsonCode.of(gives.form(), row.response(), row.fields())));
        export.ending().ifPresent(ending -> forms.add(",\n$L", ending));
        return forms.build();
    }
}
