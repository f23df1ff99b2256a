package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.RoutePlan;
import java.util.Optional;

/** Prints how a route that gives rows is made and called: at once, or by way of a job. */
final class RouteMethods {

    private RouteMethods() {}

    /** {@code does} begins the Javadoc of {@code run}, {@code call} gives the row, or the rows. */
    static void add(TypeSpec.Builder type, RoutePlan route, AnswerCode answer, String does, CodeBlock call) {
        Optional<JobCode> job = route.endpoint().background().map(options -> new JobCode(
                route.endpoint(), options, answer.reply().takes(), answer.result(), answer.jobForms()));
        RouteWiring.add(type, route, job);
        if (job.isEmpty()) {
            type.addMethod(answer.run(does, call));
            type.addMethod(answer.handle());
            return;
        }
        type.addMethod(job.get().submit());
        type.addMethod(answer.run(does + " at once", job.get().performNow()));
        type.addMethod(job.get().handle(answer.reply()));
        type.addMethod(job.get().perform(answer.reply().gives(RouteClass.nested(answer.row())), call));
    }
}
