package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.Optional;

/** Prints how a route that gives rows is made and called: at once, or by way of a job; and what it exports. */
record RouteMethods(RoutePlan route, AnswerCode answer, ExportCode export, WorkCode work) {

    /** {@code does} begins the Javadoc of {@code run}, {@code statement} gives the row, or the rows. */
    static void add(
            TypeSpec.Builder type, RoutePlan route, AnswerCode answer, String does, WorkCode.Statement statement) {
        ExportCode export = ExportCode.of(route, answer);
        new RouteMethods(route, answer, export, export.work(route, answer, statement)).addTo(type, does);
    }

    private void addTo(TypeSpec.Builder type, String does) {
        Optional<JobCode> job = route.endpoint().background().map(options -> new JobCode(
                route, options, answer.reply().takes(), answer.result(), work, jobForms()));
        route.export().ifPresent(plan -> type.addJavadoc("The answer is also written into $L of the target $L.\n",
                JavadocText.code(plan.table()), JavadocText.code(plan.target())));
        RouteWiring.add(type, route, work, export, job);
        job.ifPresent(code -> type.addMethod(code.submit()));
        type.addMethod(run(job.isPresent() ? does + " at once" : does));
        type.addMethod(job.map(code -> code.handle(answer.reply())).orElseGet(() -> RouteClass.handle(
                route, answer.reply(), answer.result(), answer.reply().given(), located(), answer.send())));
        type.addMethods(work.methods());
        type.addMethods(export.methods());
    }

    // res.header(HeaderNames.LOCATION, trestle.location("/films/" + response.filmId()));
    private CodeBlock located() {
        CodeBlock.Builder code = CodeBlock.builder();
        route.location().ifPresent(location -> {
            CodeBlock.Builder path = CodeBlock.builder().add("$S", location.texts().get(0));
            for (int i = 0; i < location.key().size(); i++) {
                path.add("$W+ $L.$N()", answer.reply().one(), location.key().get(i).javaName());
                String next = location.texts().get(i + 1);
                path.add(next.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$W+ $S", next));
            }
            code.addStatement("res.header($T.LOCATION, trestle.location($L))", RuntimeTypes.HEADER_NAMES, path.build());
        });
        return code.build();
    }

    // public FilmCard run(Request request) {
    //     Row row = database.insert(SQL, binds -> bind(request, binds), Row::read);
    //     return HookCall.respond("POST /films", row, hook::respond);
    // }
    private MethodSpec run(String does) {
        Optional<CodeBlock> respond = answer.respond();
        String responds = respond.isPresent() ? " and calls the hook" : "";
        MethodSpec.Builder run = RouteClass.run(
                export.does(does, responds) + ": the route without HTTP.", answer.reply(), answer.response());
        run.addCode(export.begin());
        if (respond.isPresent()) {
            run.addStatement("$T $L = $L", answer.rows(), answer.reply().givenRow(), work.rows());
        }
        return run.addCode(export.end(respond.orElse(work.rows()))).build();
    }

    // JsonForm.of(Row::parse, Row::write),
    // row -> HookCall.respond("POST /films", row, hook::respond),
    // JsonForm.of(FilmCard::parse, FilmCard::write)
    private CodeBlock jobForms() {
        CodeBlock.Builder forms = CodeBlock.builder()
                .add(JobCode.form(answer.rows(), RouteClass.nested(answer.row()), route.outputs()));
        export.afterwards(answer.respond()).ifPresent(after -> forms.add(",\n$L -> $L,\n$L", answer.reply().givenRow(),
                after, JobCode.form(answer.result(), answer.response(), answer.fields())));
        export.ending().ifPresent(ending -> forms.add(",\n$L", ending));
        return forms.build();
    }
}
