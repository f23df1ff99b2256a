package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.Success;
import java.util.function.Function;

/**
 * Finds the code for what a route gives.
 *
 * @param content the code for one row
 */
record GivesCodes(RoutePlan route, Function<RowPlan, RowCode> content) implements Gives.Cases<GivesCode> {

    @Override
    public GivesCode oneRow(Gives.OneRow gives) {
        return new OneRowCode(content.apply(gives.row()), status(), "response");
    }

    @Override
    public GivesCode upsertedRow(Gives.UpsertedRow gives) {
        return new UpsertedRowCode(content.apply(gives.row()));
    }

    @Override
    public GivesCode rows(Gives.Rows gives) {
        // The variable of the request has the name rows already.
        boolean taken = route.exchange().takes().amount() instanceof Amount.Many;
        return new RowsCode(content.apply(gives.row()), status(), taken ? "stored" : "rows", gives.flow());
    }

    @Override
    public GivesCode page(Gives.Page gives) {
        return new RowsCode(content.apply(gives.row()), status(), "rows", RowFlow.EACH);
    }

    @Override
    public GivesCode batch(Gives.Batch gives) {
        return new BatchCode(content.apply(gives.row()));
    }

    @Override
    public GivesCode count(Gives.Count gives) {
        return new OneRowCode(new KnownRowCode(RuntimeTypes.NUM_ROWS), status(), "deleted");
    }

    @Override
    public GivesCode written(Gives.Written gives) {
        return new OneRowCode(new KnownRowCode(RuntimeTypes.EXPORTED_FILE), status(), "file");
    }

    @Override
    public GivesCode file(Gives.File gives) {
        return gives.of().match(new GivesCodes(route, row -> new FileCode(route, row, gives)));
    }

    @Override
    public GivesCode job(Gives.Job gives) {
        return gives.result().match(this);
    }

    @Override
    public GivesCode parts(Gives.Parts gives) {
        return new OneRowCode(new PartsCode(route, gives), status(), "response");
    }

    @Override
    public GivesCode loaded(Gives.Loaded gives) {
        return new OneRowCode(new LoadedCode(gives), status(), "loaded");
    }

    // Status.CREATED_201
    private CodeBlock status() {
        Success success = route.exchange().success();
        return CodeBlock.of("$T.$L_$L", RuntimeTypes.STATUS, success, success.codes().get(0));
    }
}
