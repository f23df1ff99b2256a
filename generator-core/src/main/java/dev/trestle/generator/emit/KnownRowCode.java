package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;

/** An object for which the run time has the record. */
record KnownRowCode(ClassName record) implements RowCode {

    @Override
    public CodeBlock stored(String form) {
        return CodeBlock.of("$T.JSON", record);
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {}
}
