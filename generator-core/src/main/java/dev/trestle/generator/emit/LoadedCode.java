package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Gives;
import java.util.Locale;

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

    // Loaded.JSON
    // Reported.LOADED
    @Override
    public CodeBlock stored(String form) {
        return gives.reported()
                ? CodeBlock.of("$T.$L", RuntimeTypes.REPORTED, record().simpleName().toUpperCase(Locale.ROOT))
                : CodeBlock.of("$T.JSON", record());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {}
}
