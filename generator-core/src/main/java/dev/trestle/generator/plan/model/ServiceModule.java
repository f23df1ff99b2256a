package dev.trestle.generator.plan.model;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module of the run time that a service has only where its routes need it. */
public enum ServiceModule {
    /** Forms, media columns and answers that are files. */
    FILES("trestle-files"),
    /** Routes in the background. */
    JOBS("trestle-jobs"),
    /** Exports into other databases. */
    EXPORTS("trestle-exports"),
    /** Queries over files. */
    DATA("trestle-data"),
    /** Files that are written. */
    FILE_EXPORTS("trestle-file-exports"),
    /** Answers and bodies in several formats. */
    FORMATS("trestle-formats"),
    /** Loads of any number of rows. */
    LOAD("trestle-load"),
    /** Columns that functions compute; no route needs it, but the section {@code computed} does. */
    COMPUTED("trestle-computed"),
    /** Histories of tables; the section {@code history} needs it. */
    HISTORY("trestle-history"),
    /** Routes whose requests are answered by one of several others. */
    VARIANTS("trestle-variants");

    private final String artifact;

    ServiceModule(String artifact) {
        this.artifact = artifact;
    }

    /** Its artifact, such as {@code trestle-jobs}. */
    public String artifact() {
        return artifact;
    }

    /** The artifacts of all of them. */
    public static Set<String> artifacts() {
        return Stream.of(values()).map(ServiceModule::artifact).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the code of this route needs it. */
    public boolean isNeededBy(RoutePlan route) {
        return switch (this) {
            case FILES -> route.needsFiles();
            case JOBS -> route.background();
            case EXPORTS -> route.export().isPresent();
            case DATA -> route.readsFiles();
            case COMPUTED, HISTORY -> false;
            case LOAD -> route.loads();
            case FILE_EXPORTS -> route.writesFiles();
            case VARIANTS -> route.isSwitch();
            case FORMATS -> route.exchange().formats().negotiated() || !route.exchange().takes().bodies().isEmpty();
        };
    }
}
