package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import java.util.Optional;

/** The number of rows, for which the run time has the record. */
record CountCode() implements RowCode {

    @Override
    public ClassName record() {
        return RuntimeTypes.NUM_ROWS;
    }

    @Override
    public ClassName response() {
        return RuntimeTypes.NUM_ROWS;
    }

    @Override
    public List<OutputField> fields() {
        return List.of();
    }

    @Override
    public Optional<ClassName> hookCaller() {
        return Optional.empty();
    }

    @Override
    public CodeBlock send(GivesCode gives) {
        return gives.sendObjects();
    }

    @Override
    public CodeBlock stored(String form) {
        return CodeBlock.of("$T.JSON", RuntimeTypes.NUM_ROWS);
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {}
}
