package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;

/** The number of rows, for which the run time has the record. */
record CountCode() implements RowCode {

    @Override
    public ClassName record() {
        return RuntimeTypes.NUM_ROWS;
    }

    @Override
    public CodeBlock stored(String form) {
        return CodeBlock.of("$T.JSON", RuntimeTypes.NUM_ROWS);
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {}
}
