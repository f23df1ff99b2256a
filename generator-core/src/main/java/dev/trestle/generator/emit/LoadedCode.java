package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Gives;

/** The counts of a load, for which the run time has the records. */
record LoadedCode(Gives.Loaded gives) implements RowCode {

    @Override
    public ClassName record() {
        return switch (gives.mode()) {
            case APPEND -> RuntimeTypes.LOADED;
            case REPLACE -> RuntimeTypes.REPLACED;
            case MERGE -> RuntimeTypes.MERGED;
        };
    }

    // Reported<Loaded>
    TypeName result() {
        return gives.reported() ? ParameterizedTypeName.get(RuntimeTypes.REPORTED, record()) : record();
    }

    // Reported.json(Loaded.JSON)
    @Override
    public CodeBlock stored(String form) {
        CodeBlock counts = CodeBlock.of("$T.JSON", record());
        return gives.reported() ? CodeBlock.of("$T.json($L)", RuntimeTypes.REPORTED, counts) : counts;
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {}
}
