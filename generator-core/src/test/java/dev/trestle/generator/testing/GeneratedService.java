package dev.trestle.generator.testing;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Compiles generated sources in memory and serves them. They are of a later Java than the tests: hence reflection. */
public final class GeneratedService {

    private final Object service;
    private final String url;

    private GeneratedService(Object service, String url) {
        this.service = service;
        this.url = url;
    }

    /**
     * Starts the service.
     *
     * @param name of a class that takes the database's URL, gives its port as an int supplier, and can be closed
     * @param main the source of that class
     */
    public static GeneratedService start(List<SourceFile> sources, String name, String main, String url)
            throws ReflectiveOperationException, IOException {
        Stream<JavaFileObject> generated = sources.stream().map(source -> JavaFileObjects.forSourceString(
                source.path().replace(".java", "").replace('/', '.'), source.text()));
        Compilation compilation = javac()
                .withOptions("--release", "21", "-Xlint:all,-processing", "-Werror", "-proc:none")
                .compile(Stream.concat(generated, Stream.of(JavaFileObjects.forSourceString(name, main))).toList());
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new IllegalStateException(compilation.diagnostics().toString());
        }
        Class<?> type = new Loader(compilation).loadClass(name);
        return new GeneratedService(type.getConstructor(String.class).newInstance(url), url);
    }

    /** One more of the same classes, on the same database. */
    public GeneratedService another() throws ReflectiveOperationException {
        return new GeneratedService(service.getClass().getConstructor(String.class).newInstance(url), url);
    }

    /** What the service's class has in its field of that name. */
    public Object api() throws ReflectiveOperationException {
        return service.getClass().getField("api").get(service);
    }

    public int port() {
        return ((IntSupplier) service).getAsInt();
    }

    public void close() throws Exception {
        ((AutoCloseable) service).close();
    }

    /** The classes that were compiled. */
    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> classes = new HashMap<>();

        Loader(Compilation compilation) throws IOException {
            super(GeneratedService.class.getClassLoader());
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    try (InputStream in = file.openInputStream()) {
                        String path = file.toUri().getPath();
                        String name = path.substring(path.indexOf("com/"), path.length() - ".class".length());
                        classes.put(name.replace('/', '.'), in.readAllBytes());
                    }
                }
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
