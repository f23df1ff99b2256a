package dev.trestle.generator.cases;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.JavaFileObjects;
import dev.trestle.generator.emit.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;

/** Compiles sources in memory, as strictly as javac can. */
public final class Compilation {

    private Compilation() {}

    /** What javac says against the sources; empty where it has nothing to say. */
    public static List<String> complaints(Collection<SourceFile> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<JavaFileObject> files = sources.stream()
                .map(source -> JavaFileObjects.forSourceString(
                        source.path().replace(".java", "").replace('/', '.'), source.text()))
                .toList();
        return javac()
                .withOptions("--release", "21", "-Xlint:all,-processing", "-Werror", "-proc:none", "-Xmaxerrs", "1000")
                .compile(files)
                .diagnostics()
                .stream()
                .map(diagnostic -> diagnostic.getSource() + ":" + diagnostic.getLineNumber() + " "
                        + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
