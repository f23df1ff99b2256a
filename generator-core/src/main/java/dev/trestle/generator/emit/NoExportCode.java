package dev.trestle.generator.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** Of a route that exports nothing. */
record NoExportCode() implements ExportCode {

    @Override
    public void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {}

    @Override
    public String does(String does, String responds) {
        return does + responds;
    }

    @Override
    public List<MethodSpec> methods() {
        return List.of();
    }
}
