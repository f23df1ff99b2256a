package dev.trestle.test;

import dev.trestle.test.Connections.Running;
import dev.trestle.test.rows.Rows;
import io.helidon.webserver.http.HttpFeature;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives the tests of a class their database and their service. */
final class TrestleExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TrestleExtension.class);

    /** One environment for a class and the classes nested in it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (settings(context).scope() == TrestleTest.Scope.CLASS) {
            environment(context);
        }
    }

    /** Without {@link Rollback}, a database of the method alone is made when the test first needs it. */
    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        boolean rollback = AnnotationSupport.isAnnotated(context.getElement(), Rollback.class)
                || AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Rollback.class, context.getEnclosingTestClasses())
                        .isPresent();
        if (rollback || settings(context).scope() == TrestleTest.Scope.CLASS) {
            context.getStore(NAMESPACE).put(Running.class, environment(context).database().connections().begin(rollback));
        }
    }

    /** The random rows of a test that fails, also in its {@code @BeforeEach} and {@code @AfterEach} methods, can be made again. */
    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        Running running = context.getStore(NAMESPACE).remove(Running.class, Running.class);
        if (running != null) {
            running.end();
        }
        SeededRows seeded = context.getStore(NAMESPACE).get(rowsOf(context), SeededRows.class);
        if (seeded != null && context.getExecutionException().isPresent()) {
            System.err.println(context.getRequiredTestClass().getName() + ": " + context.getDisplayName()
                    + " has the same random values again with -D" + SeededRows.SEED + "=" + seeded.base());
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == TestClient.class || type == Rows.class
                || type == settings(context).value() || HttpFeature.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (settings(context).scope() == TrestleTest.Scope.METHOD && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each method has a database of its own, so there is none for "
                    + parameter.getDeclaringExecutable() + "; use @BeforeEach, or scope = CLASS");
        }
        Environment environment = environment(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == TestDatabase.class) {
            return environment.database();
        }
        if (type == Rows.class) {
            return rows(context, environment);
        }
        RunningService service = environment.service();
        if (type == TestClient.class) {
            return service.client();
        }
        if (type == settings(context).value()) {
            return environment.definition();
        }
        return api(type, service.api());
    }

    private static HttpFeature api(Class<?> type, HttpFeature api) {
        if (!type.isInstance(api)) {
            throw new ParameterResolutionException("the API of the service is a " + api.getClass().getName() + ", no "
                    + type.getName());
        }
        return api;
    }

    /** One object for each test, so that its values do not depend on other tests. */
    private static Rows rows(ExtensionContext context, Environment environment) {
        return context.getStore(NAMESPACE).computeIfAbsent(rowsOf(context),
                key -> SeededRows.of(context, environment.database()), SeededRows.class).rows();
    }

    /** A method does not find the rows of its class, which has a transaction, if any, of its own. */
    private static String rowsOf(ExtensionContext context) {
        return "rows of " + context.getUniqueId();
    }

    private static Environment environment(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Environment.class, key -> create(context), Environment.class);
    }

    private static Environment create(ExtensionContext context) {
        TrestleTest settings = settings(context);
        TestedService service = ReflectionSupport.newInstance(settings.value());
        List<Path> migrations = Stream.of(settings.migrations()).map(Path::of).toList();
        TestServer server = context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(TestServer.class, key -> TestServer.start(context.getConfigurationParameter(TestServer.URL)), TestServer.class);
        return new Environment(service, server.template(migrations, service).take(), context.getRequiredTestClass());
    }

    private static TrestleTest settings(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), TrestleTest.class, context.getEnclosingTestClasses())
                .orElseThrow(() -> new IllegalStateException("the class has no @TrestleTest"));
    }
}
