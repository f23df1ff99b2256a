package dev.trestle.generator.output;

/** How one file on disk differs from what is generated. Paths are relative to the source root, with slashes. */
public sealed interface Change {

    String path();

    /** The file as it stands, with line feeds; empty where there is none. */
    String before();

    /** The file as it is generated; empty where there is none. */
    String after();

    /** What is the matter with it: {@code missing}, {@code different} or {@code left over}. */
    String kind();

    /** What was done about it once it is written: {@code written} or {@code deleted}. */
    default String done() {
        return "written";
    }

    /** From what stands to what is generated, at most so many lines. */
    default String diff(int lines) {
        return UnifiedDiff.of(before(), after(), lines);
    }

    /** Is generated, but is not there. */
    record Missing(String path, String after) implements Change {
        @Override
        public String before() {
            return "";
        }

        @Override
        public String kind() {
            return "missing";
        }
    }

    /** Is there, with another text. */
    record Different(String path, String before, String after) implements Change {
        @Override
        public String kind() {
            return "different";
        }
    }

    /** Trestle wrote it once, and it is generated no more. */
    record LeftOver(String path, String before) implements Change {
        @Override
        public String after() {
            return "";
        }

        @Override
        public String kind() {
            return "left over";
        }

        @Override
        public String done() {
            return "deleted";
        }
    }
}
