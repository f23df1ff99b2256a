package dev.trestle.generator.cases;

import static java.util.stream.Collectors.toMap;

import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A tree of checked-in sources that a run is compared with. */
record GoldenTree(Path root) {

    /** Its files' texts, by path. */
    TreeMap<String, String> read() throws IOException {
        if (!Files.isDirectory(root)) {
            return new TreeMap<>();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).collect(toMap(
                    file -> root.relativize(file).toString().replace('\\', '/'), CaseFolder::read, (a, b) -> a, TreeMap::new));
        }
    }

    /** Makes it hold exactly these files. */
    void rewrite(Collection<SourceFile> sources) throws IOException {
        delete();
        for (SourceFile source : sources) {
            Path file = root.resolve(source.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.text());
        }
    }

    void delete() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
