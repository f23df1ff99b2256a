package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;

import dev.trestle.generator.config.FormatSpec;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.route.Format;
import java.util.List;

/** Decides in which formats the rows of a query are sent. */
final class FormatsPlanner {

    private FormatsPlanner() {}

    /** Background routes take the parameters of their formats where their results are fetched. */
    static Formats plan(QuerySpec spec, Takes takes, boolean background, Diagnostics diagnostics) {
        if (spec.formats().isEmpty()) {
            return Formats.only(Format.JSON);
        }
        FormatSpec wanted = spec.formats().get();
        Formats formats = new Formats(wanted.offered(), true, wanted.byParameter(), wanted.batchSize(),
                wanted.escapesFormulas(), wanted.endsWithErrors());
        List<String> own = background ? List.of() : formats.parameters();
        takes.inputs().stream().map(InputField::name).filter(own::contains).forEach(name ->
                diagnostics.report(NAME_CLASH, wanted.location(), "':" + name + "' is a parameter of the query, and '"
                        + name + "' is a parameter of its formats, too; rename it in '" + spec.query().value() + ".sql'."));
        return formats;
    }
}
