package dev.trestle.generator.emit;

import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.Storing;

/** Prints the class of an insert route, by the way in which it stores. */
record StoringEmitter(InsertPlan plan) implements Storing.Cases<TypeSpec> {

    @Override
    public TypeSpec oneRow(Storing.OneRow way) {
        return InsertEmitter.emit(plan);
    }

    @Override
    public TypeSpec manyRows(Storing.ManyRows way) {
        return InsertRowsEmitter.emit(plan, way);
    }

    @Override
    public TypeSpec orUpdate(Storing.OrUpdate way) {
        return UpsertEmitter.emit(plan, way);
    }

    @Override
    public TypeSpec orFind(Storing.OrFind way) {
        return UpsertEmitter.emit(plan, way);
    }
}
