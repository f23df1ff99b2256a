package dev.trestle.generator.plan.document;

import dev.trestle.generator.plan.model.ComputePlan;
import dev.trestle.generator.plan.model.DeletePlan;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.LoadPlan;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.UpdatePlan;
import dev.trestle.generator.plan.model.VariantPlan;
import dev.trestle.generator.route.LoadMode;
import java.util.stream.Collectors;

/** What a route does, in a few words. */
enum Summaries implements RoutePlan.Cases<String>, Storing.Cases<String> {
    ALL;

    @Override
    public String insert(InsertPlan plan) {
        return plan.storing().match(this).formatted(Words.table(plan.table()));
    }

    @Override
    public String oneRow(Storing.OneRow way) {
        return "Insert a row into %s";
    }

    @Override
    public String manyRows(Storing.ManyRows way) {
        return "Insert rows into %s, all of them or none";
    }

    @Override
    public String orUpdate(Storing.OrUpdate way) {
        return "Insert a row into %s, or update the existing one";
    }

    @Override
    public String orFind(Storing.OrFind way) {
        return "Insert a row into %s, or return the existing one";
    }

    @Override
    public String update(UpdatePlan plan) {
        return "Update a row of " + Words.table(plan.table());
    }

    @Override
    public String delete(DeletePlan plan) {
        return "Delete rows of " + Words.table(plan.table());
    }

    @Override
    public String query(QueryPlan plan) {
        return Words.of(plan);
    }

    @Override
    public String list(ListPlan plan) {
        return "List the rows of " + Words.table(plan.table()) + ", page by page";
    }

    @Override
    public String fileQuery(FileQueryPlan plan) {
        return Words.of(plan);
    }

    @Override
    public String compute(ComputePlan plan) {
        return "Show the row that an insert into " + Words.table(plan.table()) + " would store";
    }

    @Override
    public String gather(GatherPlan plan) {
        return Words.of(plan);
    }

    @Override
    public String load(LoadPlan plan) {
        String table = Words.table(plan.table());
        return plan.mode() == LoadMode.REPLACE ? "Replace all rows of " + table
                : plan.mode() == LoadMode.MERGE ? "Insert or update any number of rows of " + table
                : "Insert any number of rows into " + table;
    }

    @Override
    public String fileExport(FileExportPlan plan) {
        return plan.exchange().result() instanceof Gives.Written ? "Write a file: " + Words.of(plan) : Words.of(plan);
    }

    @Override
    public String choose(SwitchPlan plan) {
        return plan.variants().stream().map(VariantPlan::name).collect(Collectors.joining(" or "));
    }
}
