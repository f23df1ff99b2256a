package dev.trestle.test;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** Runs test classes as a run of their own, on an existing server. */
final class Launched {

    private static final String LAUNCHED = "trestle.launched";

    private Launched() {}

    /** For classes that are run here only: they fail, wait, or need each other. Other runs of the package skip them. */
    static final class Only implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(LAUNCHED).isPresent() ? ConditionEvaluationResult.enabled("launched by a test")
                    : ConditionEvaluationResult.disabled("launched by other tests only");
        }
    }

    static TestExecutionSummary run(String jdbcUrl, int threads, Class<?>... classes) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(List.of(classes).stream().map(DiscoverySelectors::selectClass).toList())
                        .configurationParameters(Map.of(
                                LAUNCHED, "true",
                                TestServer.URL, jdbcUrl,
                                "junit.jupiter.execution.parallel.enabled", "true",
                                "junit.jupiter.execution.parallel.mode.default", "same_thread",
                                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                                "junit.jupiter.execution.parallel.config.fixed.parallelism", Integer.toString(threads)))
                        .build(),
                listener);
        return listener.getSummary();
    }

    /** The messages of what went wrong. */
    static List<String> failures(String jdbcUrl, Class<?>... classes) {
        return run(jdbcUrl, 1, classes).getFailures().stream().map(Failure::getException).map(Throwable::getMessage).toList();
    }
}
