package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.RoutePlan;
import java.util.Optional;

/** Prints how a route that gives rows is made and called: at once, or by way of a job. */
record RouteMethods(RoutePlan route, AnswerCode answer, WorkCode work) {

    /** {@code does} begins the Javadoc of {@code run}, {@code statement} gives the row, or the rows. */
    static void add(
            TypeSpec.Builder type, RoutePlan route, AnswerCode answer, String does, WorkCode.Statement statement) {
        WorkCode work = WorkCode.of(route.endpoint(), answer.reply(), answer.rows(), statement);
        new RouteMethods(route, answer, work).addTo(type, does);
    }

    private void addTo(TypeSpec.Builder type, String does) {
        Optional<JobCode> job = route.endpoint().background().map(options -> new JobCode(
                route.endpoint(), options, answer.reply().takes(), answer.result(), work, jobForms()));
        RouteWiring.add(type, route, job);
        job.ifPresent(code -> type.addMethod(code.submit()));
        type.addMethod(run(job.isPresent() ? does + " at once" : does));
        type.addMethod(job.map(code -> code.handle(answer.reply())).orElseGet(() -> RouteClass.handle(
                route.endpoint(), answer.reply(), answer.result(), answer.reply().given(), answer.send())));
        type.addMethods(work.methods());
    }

    // public FilmCard run(Request request) {
    //     Row row = database.insert(SQL, binds -> bind(request, binds), Row::read);
    //     return HookCall.respond("POST /films", row, hook::respond);
    // }
    private MethodSpec run(String does) {
        Optional<CodeBlock> respond = answer.respond();
        MethodSpec.Builder run = RouteClass.run(
                does + (respond.isPresent() ? " and has the hook respond" : "") + ": the route without HTTP.",
                answer.reply(), answer.response());
        if (respond.isPresent()) {
            run.addStatement("$T $L = $L", answer.rows(), answer.reply().givenRow(), work.rows());
        }
        return run.addStatement("return $L", respond.orElse(work.rows())).build();
    }

    // JsonForm.of(Row::parse, Row::write),
    // row -> HookCall.respond("POST /films", row, hook::respond),
    // JsonForm.of(FilmCard::parse, FilmCard::write)
    private CodeBlock jobForms() {
        CodeBlock rows = JobCode.form(answer.rows(), RouteClass.nested(answer.row()), "parse");
        Optional<CodeBlock> respond = answer.respond();
        return respond.isEmpty() ? rows : CodeBlock.of("$L,\n$L -> $L,\n$L", rows, answer.reply().givenRow(),
                respond.get(), JobCode.form(answer.result(), answer.response(), "parse"));
    }
}
