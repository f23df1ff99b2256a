package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.JobPlan;
import dev.trestle.generator.plan.model.LoadPlan;
import javax.lang.model.element.Modifier;

/** Prints what makes jobs of the bodies of a load. */
record LoadJobCode(LoadPlan plan, JobPlan options, LoadedCode loaded) {

    // private static final JobOptions JOB = JobOptions.STANDARD;
    //
    // private final JobType<LoadBody, Loaded> job;
    //
    // this.job = jobs.type("LoadCredits", JOB,
    //         LoadBody.JSON,
    //         (transaction, body, progress) -> LOAD.run(transaction, loads, body, progress),
    //         Loaded.JSON)
    //         .withFiles()
    //         .uses(USES);
    void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        type.addField(JobCode.constant(options));
        type.addField(ParameterizedTypeName.get(RuntimeTypes.JOB_TYPE, RuntimeTypes.LOAD_BODY, loaded.result()), "job",
                Modifier.PRIVATE, Modifier.FINAL);
        constructor.addParameter(RuntimeTypes.JOBS, "jobs");
        constructor.addStatement("this.job = jobs.type($S, JOB,\n$T.JSON,\n"
                        + "(transaction, body, progress) -> LOAD.run(transaction, loads, body, progress),\n$L)\n.withFiles()\n.uses(USES)",
                plan.endpoint().className(), RuntimeTypes.LOAD_BODY, loaded.stored("of"));
    }

    // public Job<Loaded> submit(LoadBody body) {
    //     return job.submit(body);
    // }
    MethodSpec submit() {
        return MethodSpec.methodBuilder("submit")
                .addJavadoc("Submits the body as a job and returns the job at once: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.JOB, loaded.result()))
                .addParameter(RuntimeTypes.LOAD_BODY, "body")
                .addStatement("return job.submit(body)")
                .build();
    }

    // loads.spool(BODIES, media, req, body -> job.accepted(res, submit(body)));
    CodeBlock accepting() {
        return CodeBlock.builder()
                .addStatement("loads.spool($L, media, req,$Wbody -> job.accepted(res, submit(body)))", BodiesCode.NAME)
                .build();
    }
}
