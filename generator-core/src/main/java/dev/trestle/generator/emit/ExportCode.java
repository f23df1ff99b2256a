package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;

/** Prints the export of a route: what there is of it before, beside and after the statement, the hook and the job. */
interface ExportCode {

    /** The code for this route. */
    static ExportCode of(RouteCode route) {
        return route.plan().export().map(plan -> {
            ExportParts parts = new ExportParts(route, plan);
            return switch (plan.delivery()) {
                case INLINE -> new InlineCode(parts);
                case SAME_TRANSACTION -> new EnteredCode(parts);
                case OUTBOX -> route.plan().hooked() ? new EnteredForHookCode(parts) : new EnteredCode(parts);
            };
        }).orElseGet(NoExportCode::new);
    }

    /** Adds what the route holds for it. */
    void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor);

    /** Where the statement is. */
    default WorkCode work(RouteCode route, DatabaseCall call) {
        return WorkCode.of(route, call);
    }

    /** What {@code run} does, in words; {@code does} says what the statement does, {@code responds} the hook's part. */
    String does(String does, String responds);

    /** The statements of {@code run} before the one that gives the rows. */
    default CodeBlock begin() {
        return CodeBlock.of("");
    }

    /** The statements that end {@code run}; the expression {@code made} gives the answer. */
    default CodeBlock end(CodeBlock made) {
        return CodeBlock.builder().addStatement("return $L", made).build();
    }

    /** What a job makes of the rows after its transaction; {@code respond} is the hook's part of it. */
    default Optional<CodeBlock> afterwards(Optional<CodeBlock> respond) {
        return respond;
    }

    /** What a job does in the transaction in which it ends, besides: its {@code JobEnding}. */
    default Optional<CodeBlock> ending() {
        return Optional.empty();
    }

    /** The methods that it needs. */
    List<MethodSpec> methods();
}
