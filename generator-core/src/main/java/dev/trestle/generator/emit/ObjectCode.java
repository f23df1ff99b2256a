package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.RowUse;
import java.util.List;
import java.util.Optional;

/** An object of JSON: the row itself, or what a hook of the service makes of it. */
record ObjectCode(RoutePlan route, RowPlan row) implements RowCode {

    @Override
    public ClassName record() {
        return RouteClass.nested(row.recordName());
    }

    @Override
    public ClassName response() {
        return row.response().map(response -> ClassName.get("", response.className())).orElseGet(this::record);
    }

    @Override
    public List<OutputField> fields() {
        return row.sent();
    }

    @Override
    public CodeBlock sink() {
        return route.rowUses().contains(RowUse.COLUMNS) ? CodeBlock.of("$L.COLUMNS.to(out)", record()) : RowCode.super.sink();
    }

    @Override
    public Optional<ClassName> hookCaller() {
        return row.response().map(response -> RuntimeTypes.HOOK_CALL);
    }

    @Override
    public CodeBlock stored(String form) {
        return StoredJsonCode.of(form, record(), row.outputs());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        if (row.response().isPresent()) {
            addHook(type, javadoc);
        } else if (!row.shared()) {
            type.addType(ResponseEmitter.emit(row.recordName(), javadoc, row.outputs(), route.rowUses()));
        }
    }

    private void addHook(TypeSpec.Builder type, String javadoc) {
        type.addType(HookRowEmitter.emit(row.recordName(), javadoc, row.outputs(), route.keepsRows()
                ? List.of(StoredRowCode.OPTIONAL.write(row.outputs()),
                        StoredRowCode.OPTIONAL.parse(row.recordName(), row.outputs()))
                : List.of()));
        type.addType(HookEmitter.emit(route, response(), ""));
    }
}
