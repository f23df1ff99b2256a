package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.DurationCode;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.JobPlan;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RowFlow;
import javax.lang.model.element.Modifier;

/**
 * Prints what makes jobs of a route's requests.
 *
 * @param work its method is what a job does in its transaction
 * @param forms the JSON of what the statement gives, and what a hook makes of it
 */
record JobCode(RouteCode route, JobPlan options, WorkCode work, CodeBlock forms) {

    // private static final JobOptions JOB = JobOptions.STANDARD.attempts(5);
    //
    // private final JobType<Request, Response> job;
    private void addFields(TypeSpec.Builder type) {
        type.addField(constant(options));
        type.addField(ParameterizedTypeName.get(RuntimeTypes.JOB_TYPE,
                route.takes().parameter().type(), route.gives().result()), "job", Modifier.PRIVATE, Modifier.FINAL);
    }

    // private static final JobOptions JOB = JobOptions.STANDARD.attempts(5);
    static FieldSpec constant(JobPlan options) {
        return FieldSpec.builder(RuntimeTypes.JOB_OPTIONS, "JOB", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(chosen(options))
                .build();
    }

    private static CodeBlock chosen(JobPlan options) {
        CodeBlock.Builder chain = CodeBlock.builder().add("$T.STANDARD$>$>", RuntimeTypes.JOB_OPTIONS);
        options.attempts().ifPresent(number -> chain.add("\n.attempts($L)", number));
        options.backoff().ifPresent(span -> chain.add("\n.backoff($L)", DurationCode.of(span)));
        options.timeout().ifPresent(span -> chain.add("\n.timeout($L)", DurationCode.of(span)));
        options.keepResults().ifPresent(span -> chain.add("\n.keepResults($L)", DurationCode.of(span)));
        options.concurrency().ifPresent(number -> chain.add("\n.concurrency($L)", number));
        options.maxWaiting().ifPresent(number -> chain.add("\n.maxWaiting($L)", number));
        return chain.add("$<$<").build();
    }

    // this.job = jobs.type("RateFilm", JOB,
    //         JsonForm.of(Request::fromRequest, Request::write),
    //         RateFilm::perform,
    //         JsonForm.of(Response::fromStored, Response::write))
    //         .sending((req, res, rows) -> FORMATS.sendRows(json, req, res, rows, Row::write))
    //         .uses(USES);
    //
    // this.job = jobs.rows("Films", JOB,
    //         JsonForm.of(Request::fromRequest, Request::write),
    //         Films::perform,
    //         JsonForm.of(Row::fromStored, Row::write),
    //         (req, res, rows) -> FORMATS.sendRows(json, req, res, rows, Row::write))
    //         .uses(USES);
    void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        addFields(type);
        constructor.addStatement("this.job = jobs.$L($S, JOB,\n$L,\n$L,\n$L$L$L\n.uses(USES)", spools() ? "rows" : "type", route.className(),
                StoredJsonCode.request(route.takes()), work.reference(), forms, sending(),
                route.plan().exchange().takes().part() == RequestPart.FORM ? "\n.withFiles()" : "");
    }

    private boolean spools() {
        return route.gives().flow() == RowFlow.SPOOLED;
    }

    /** With the bracket that ends the call before it, or the call with it. */
    private CodeBlock sending() {
        if (!route.plan().exchange().formats().negotiated()) {
            return CodeBlock.of(")");
        }
        CodeBlock sender = CodeBlock.of("(req, res, rows) ->$W$L)", route.formats().sendingList("rows"));
        return spools() ? CodeBlock.of(",\n$L", sender) : CodeBlock.of(")\n.sending($L", sender);
    }

    // /** Has it done in the background: the route without HTTP. */
    // public Job<Response> submit(Request request) {
    //     return job.submit(request);
    // }
    MethodSpec submit() {
        return MethodSpec.methodBuilder("submit")
                .addJavadoc("Submits the request as a job and returns the job at once: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.JOB, route.gives().result()))
                .addParameter(route.takes().parameter())
                .addStatement("return job.submit($N)", route.takes().parameter())
                .build();
    }
}
