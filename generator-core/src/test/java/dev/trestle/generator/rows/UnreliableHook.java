package dev.trestle.generator.rows;

import java.nio.file.Files;
import java.nio.file.Path;

/** What hooks of generated services do: as the film's title says, until there is a file of that title. */
public final class UnreliableHook {

    private UnreliableHook() {}

    /** The caption of a film. */
    public static String caption(String folder, String title) throws Exception {
        Files.createDirectories(Path.of(folder, "called", title));
        if (!Files.exists(Path.of(folder, title))) {
            if (title.startsWith("broken")) {
                throw new IllegalStateException("secret");
            }
            if (title.startsWith("slow")) {
                Thread.sleep(60_000);
            }
        }
        return "about " + title;
    }

    /** Whether it refuses to make the caption of a film. */
    public static boolean refuses(String folder, String title) {
        return title.startsWith("refused") && !Files.exists(Path.of(folder, title));
    }
}
