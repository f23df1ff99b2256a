package dev.trestle.generator.check;

import static dev.trestle.generator.diagnostic.DiagnosticCode.TOO_MANY_COLUMNS;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.InputField;
import dev.trestle.generator.plan.OutputField;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.RoutePlan;
import dev.trestle.generator.plan.ScalarType;
import dev.trestle.generator.plan.ValueType;

/** No record has more components than a constructor can take (JVMS 4.3.3: 255, long and double count twice). */
final class ComponentLimitCheck implements PlanCheck {

    /** One is the object itself. */
    private static final int LIMIT = 254;

    @Override
    public void check(Plan plan, Diagnostics diagnostics) {
        for (RoutePlan route : plan.routes()) {
            int inputs = route.inputs().stream().mapToInt(ComponentLimitCheck::slots).sum();
            int outputs = route.outputs().stream().mapToInt(ComponentLimitCheck::slots).sum();
            report(route, "inputs", inputs, diagnostics);
            report(route, "outputs", outputs, diagnostics);
        }
    }

    private static void report(RoutePlan route, String list, int slots, Diagnostics diagnostics) {
        if (slots > LIMIT) {
            diagnostics.report(TOO_MANY_COLUMNS, route.endpoint().location(),
                    "The " + list + " fill " + slots + " places of a Java record, which has " + LIMIT
                            + " (bigint and double precision fill two); list fewer " + list + ".");
        }
    }

    private static int slots(InputField input) {
        return input.presence().threeState() || input.presence().nullable() ? 1 : width(input.type());
    }

    private static int slots(OutputField output) {
        return output.nullable() ? 1 : width(output.type());
    }

    private static int width(ValueType type) {
        boolean wide = type instanceof ValueType.Scalar scalar
                && (scalar.type() == ScalarType.INT8 || scalar.type() == ScalarType.FLOAT8);
        return wide ? 2 : 1;
    }
}
