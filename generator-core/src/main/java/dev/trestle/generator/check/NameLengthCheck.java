package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.ILLEGAL_NAME;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.Plan;
import java.nio.charset.StandardCharsets;

/** A class has a file of its name, and file systems take 255 bytes for it, with {@code $Response.class} behind it. */
final class NameLengthCheck implements PlanCheck {

    private static final int MOST_BYTES = 200;

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        check("The class of all routes", plan.apiClass(), new Location.Whole(plan.source()), diagnostics);
        plan.rows().forEach(row -> check(
                "The record for rows of " + Quoted.of(row.sql()), row.className(), new Location.Whole(plan.source()), diagnostics));
        plan.routes().forEach(route -> check(
                "A route's class", route.endpoint().className(), route.endpoint().location(), diagnostics));
        plan.computed().all().forEach(column -> check(
                "A computed column's class", column.className(), column.location(), diagnostics));
        plan.responses().forEach(response -> check(
                "A response's class", response.className(), response.location(), diagnostics));
        plan.responses().forEach(response -> response.fields().forEach(field -> check(
                "A response's field", field.javaName(), field.location(), diagnostics)));
    }

    private static void check(String what, String name, Location location, Diagnostics diagnostics) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > MOST_BYTES) {
            diagnostics.report(ILLEGAL_NAME, location, what + " would be called " + Quoted.of(name) + ", which has " + length
                    + " bytes, but at most " + MOST_BYTES + " are allowed; give it a shorter name.");
        }
    }
}
