package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.config.JobSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.ValueType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Prints what makes jobs of a route's requests.
 *
 * @param takes what {@code run} takes
 * @param gives what {@code run} gives
 * @param work its method is what a job does in its transaction
 * @param forms the JSON of what the statement gives, and what a hook makes of it
 */
record JobCode(
        RoutePlan route, JobSpec options, ParameterSpec takes, TypeName gives, WorkCode work, CodeBlock forms) {

    // private static final JobOptions JOB = JobOptions.STANDARD.attempts(5);
    //
    // private final JobType<Request, Response> job;
    private void addFields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(
                        RuntimeTypes.JOB_OPTIONS, "JOB", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(chosen())
                .build());
        type.addField(ParameterizedTypeName.get(RuntimeTypes.JOB_TYPE, takes.type(), gives), "job",
                Modifier.PRIVATE, Modifier.FINAL);
    }

    private CodeBlock chosen() {
        CodeBlock.Builder chain = CodeBlock.builder().add("$T.STANDARD$>$>", RuntimeTypes.JOB_OPTIONS);
        options.attempts().ifPresent(number -> chain.add("\n.attempts($L)", number));
        options.backoff().ifPresent(span -> chain.add("\n.backoff($L)", duration(span)));
        options.timeout().ifPresent(span -> chain.add("\n.timeout($L)", duration(span)));
        options.keepResults().ifPresent(span -> chain.add("\n.keepResults($L)", duration(span)));
        options.concurrency().ifPresent(number -> chain.add("\n.concurrency($L)", number));
        options.maxWaiting().ifPresent(number -> chain.add("\n.maxWaiting($L)", number));
        return chain.add("$<$<").build();
    }

    // Duration.ofMinutes(10)
    static CodeBlock duration(Duration span) {
        for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS}) {
            if (span.toMillis() % unit.getDuration().toMillis() == 0) {
                return CodeBlock.of("$T.of$L($L)", Duration.class, unit, span.dividedBy(unit.getDuration()));
            }
        }
        return CodeBlock.of("$T.ofMillis($L)", Duration.class, span.toMillis());
    }

    // this.job = jobs.type("RateFilm", JOB,
    //         JsonForm.of(Request::read, Request::write),
    //         RateFilm::perform,
    //         JsonForm.of(Response::parse, Response::write))
    //         .uses(USES);
    void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        addFields(type);
        constructor.addStatement("this.job = jobs.type($S, JOB,\n$L,\n$L,\n$L)\n.uses(USES)", route.endpoint().className(),
                form(takes.type(), RouteClass.nested("Request"), "read"), work.reference(), forms);
    }

    // JsonForm.of(Response::parse, Response::write).keeping(trestle.media())
    static CodeBlock form(TypeName value, ClassName row, List<OutputField> outputs) {
        boolean links = outputs.stream().anyMatch(output -> output.type() instanceof ValueType.Media);
        return CodeBlock.of("$L$L", form(value, row, "parse"),
                links ? CodeBlock.of("$Z.keeping(trestle.media())") : CodeBlock.of(""));
    }

    // JsonForm.of(Request::read, Request::write)
    private static CodeBlock form(TypeName value, ClassName row, String reader) {
        return CodeBlock.of("$T.$L($T::$L,$W$T::write)", RuntimeTypes.JSON_FORM, kind(value), row, reader, row);
    }

    private static String kind(TypeName value) {
        if (value instanceof ParameterizedTypeName several) {
            return several.rawType().equals(RuntimeTypes.BATCH) ? "batch" : "rows";
        }
        return "of";
    }

    // /** Has it done in the background: the route without HTTP. */
    // public Job<Response> submit(Request request) {
    //     return job.submit(request);
    // }
    MethodSpec submit() {
        return MethodSpec.methodBuilder("submit")
                .addJavadoc("Submits the request as a job and returns the job at once: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.JOB, gives))
                .addParameter(takes)
                .addStatement("return job.submit($N)", takes)
                .build();
    }

    // @Override
    // public void handle(ServerRequest req, ServerResponse res) {
    //     Request request = json.read(req, Request::read);
    //     job.accepted(res, submit(request));
    // }
    MethodSpec handle(Reply reply) {
        CodeBlock body = CodeBlock.builder()
                .addStatement("$T $N = $L", takes.type(), takes, reply.read(route))
                .addStatement("job.accepted(res, submit($N))", takes)
                .build();
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addCode(route.endpoint().takes() == RequestPart.FORM ? RouteClass.withForm(body) : body)
                .build();
    }
}
