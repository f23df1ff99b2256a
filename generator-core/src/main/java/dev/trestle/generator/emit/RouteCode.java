package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.trestle.generator.plan.model.RoutePlan;

/** A route, and the code for what it takes and gives. */
record RouteCode(RoutePlan plan, TakesCode takes, GivesCode gives) {

    static RouteCode of(RoutePlan plan) {
        return new RouteCode(plan, TakesCode.of(plan.exchange().takes()), GivesCode.of(plan));
    }

    /** Its statement, of which there is one unless the route gathers. */
    StatementCode statement() {
        return StatementCode.of(plan.statements().get(0));
    }

    /** The code for the parameters that functions compute. */
    ComputedParametersCode parameters() {
        return ComputedParametersCode.of(plan);
    }

    /** The code for the formats of its rows. */
    FormatsCode formats() {
        return new FormatsCode(
                plan.exchange().formats(), CodeBlock.of("$L.COLUMNS", gives.row().record()), gives.row().record());
    }

    /** {@code POST /films}, for people. */
    String title() {
        return RouteClass.title(plan.endpoint());
    }

    /** The name of its class. */
    String className() {
        return plan.endpoint().className();
    }
}
