package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.Storing;

/** How an insert route stores, and by which statement. */
record StoringPlan(Storing storing, Statement statement) {}
