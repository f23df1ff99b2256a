package dev.trestle.generator.cases;

import com.google.testing.compile.JavaFileObjects;
import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory, as strictly as javac can, and keeps no classes. */
public final class Compilation {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** They have read the class path, which takes longer than a small compilation; each serves one at a time. */
    private static final Queue<JavaFileManager> FILES = new ConcurrentLinkedQueue<>();

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
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileManager reused = FILES.poll();
        JavaFileManager manager = reused == null ? new Discarding(JAVAC.getStandardFileManager(null, Locale.ROOT, null)) : reused;
        JAVAC.getTask(null, manager, found,
                List.of("--release", "21", "-Xlint:all,-processing", "-Werror", "-proc:none", "-Xmaxerrs", "1000"), null, files).call();
        FILES.add(manager);
        return found.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getSource() + ":" + diagnostic.getLineNumber() + " "
                        + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** Writes classes nowhere, and stays open. */
    private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {

        Discarding(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
