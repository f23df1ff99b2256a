package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.fileexports.Destination;
import dev.trestle.fileexports.IfExists;
import dev.trestle.fileexports.Output;
import dev.trestle.fileexports.OutputRoot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** Files that are written into a bucket, completely or not at all. */
class S3OutputRootTest {

    private static final S3Server SERVER = S3Server.get().bucket("outputs");

    private static OutputRoot root(String prefix) {
        return S3OutputRoot.in(SERVER.open("s3://outputs/" + prefix), Duration.ofDays(1));
    }

    private static Destination at(String name, IfExists ifExists) {
        return new Destination(name, ifExists);
    }

    private static String prepare(OutputRoot root, Destination destination, String... files) throws IOException {
        try (Output output = root.begin(destination)) {
            for (String file : files) {
                try (OutputStream out = output.file(file)) {
                    out.write(("content of " + file).getBytes(StandardCharsets.UTF_8));
                }
            }
            return output.end();
        }
    }

    private static List<String> names(String prefix) {
        return SERVER.names("outputs").stream().filter(name -> name.startsWith(prefix + "/") && !name.contains("/.trestle/")).toList();
    }

    private static byte[] content(String name) throws IOException {
        Bucket bucket = SERVER.open("s3://outputs");
        return bucket.call(s3 -> s3.getObject(request -> request.bucket("outputs").key(name), ResponseTransformer.toBytes()))
                .asByteArray();
    }

    @Test
    void aFileIsThereAsAWhole() throws IOException {
        OutputRoot root = root("file");
        Destination report = at("2026/report.csv", IfExists.REPLACE);
        byte[] content = new byte[(int) FileParts.SIZE + 7];
        new Random(1).nextBytes(content);
        String token;
        try (Output output = root.begin(report)) {
            try (OutputStream out = output.file("")) {
                out.write(content, 0, 3);
                out.write(content[3]);
                out.write(content, 4, content.length - 4);
            }
            token = output.end();
        }
        assertThat(names("file")).isEmpty();
        assertThat(SERVER.uploads("outputs")).isPositive();

        root("file").complete(report, token);
        root("file").complete(report, token);
        assertThat(content("file/2026/report.csv")).isEqualTo(content);

        String next = prepare(root, report, "");
        assertThat(content("file/2026/report.csv")).hasSize(content.length);
        root.complete(report, next);
        assertThat(content("file/2026/report.csv")).asString(StandardCharsets.UTF_8).isEqualTo("content of ");
        assertThat(names("file")).containsExactly("file/2026/report.csv");
    }

    @Test
    void aFolderReplacesAnother() throws IOException {
        OutputRoot root = root("folder");
        Destination report = at("report", IfExists.REPLACE);
        root.complete(report, prepare(root, report, "year=2025/part-0.csv", "year=2026/part-0.csv"));
        SERVER.put("outputs", "folder/report2/other.csv", "of another");

        String token = prepare(root, report, "year=2026/part-0.csv", "year=2027/part-0.csv");
        assertThat(names("folder")).containsExactly("folder/report/year=2025/part-0.csv", "folder/report/year=2026/part-0.csv",
                "folder/report2/other.csv");
        root.complete(report, token);

        assertThat(names("folder")).containsExactly("folder/report/year=2026/part-0.csv", "folder/report/year=2027/part-0.csv",
                "folder/report2/other.csv");
        root.complete(report, prepare(root, report));
        assertThat(names("folder")).containsExactly("folder/report2/other.csv");
    }

    @Test
    void whatExistsIsRefused() throws IOException {
        OutputRoot root = root("refuse");
        Destination once = at("once.csv", IfExists.REFUSE);
        String first = prepare(root, once, "");
        String second = prepare(root, once, "");
        root.complete(once, first);

        assertThatThrownBy(() -> root.complete(once, second)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> root.begin(once)).isInstanceOf(FileAlreadyExistsException.class);
        root.complete(once, first);
        root.discard(second);

        Destination folder = at("folder", IfExists.REFUSE);
        root.complete(folder, prepare(root, folder, "a/part-0.csv"));
        assertThatThrownBy(() -> root.begin(folder)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(names("refuse")).containsExactly("refuse/folder/a/part-0.csv", "refuse/once.csv");
    }

    /** The process ended between the two files; another one goes on. */
    @Test
    void aCompletionThatWasInterrupted() throws IOException {
        Bucket bucket = SERVER.open("s3://outputs/interrupted");
        for (IfExists ifExists : IfExists.values()) {
            Destination destination = at("report-" + ifExists, ifExists);
            String token = prepare(root("interrupted"), destination, "a", "b");
            new OutputCompletion(bucket, ifExists).complete(OutputUploads.read(bucket, token).files().getFirst());

            root("interrupted").complete(destination, token);

            assertThat(names("interrupted/report-" + ifExists)).hasSize(2);
        }
    }

    @Test
    void whatIsNotCompletedGoes() throws IOException {
        OutputRoot root = root("left");
        Destination report = at("report", IfExists.REPLACE);
        int before = SERVER.uploads("outputs");
        try (Output output = root.begin(report); OutputStream out = output.file("a")) {
            out.write(new byte[(int) FileParts.SIZE + 1]);
        }
        String token = prepare(root, report, "a", "b");
        assertThat(SERVER.uploads("outputs")).isEqualTo(before + 2);
        root.discard(token);
        root.discard(token);
        assertThat(SERVER.uploads("outputs")).isEqualTo(before);
        assertThatThrownBy(() -> root.complete(report, token)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> root.complete(report, "../report")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> root.complete(report, UUID.randomUUID().toString())).isInstanceOf(NoSuchFileException.class);

        String young = prepare(root, report, "a");
        root.sweep();
        assertThat(SERVER.uploads("outputs")).isEqualTo(before + 1);
        S3OutputRoot.in(SERVER.open("s3://outputs/left"), Duration.ofDays(-1)).sweep();
        assertThat(SERVER.uploads("outputs")).isEqualTo(before);
        assertThat(SERVER.names("outputs")).noneMatch(name -> name.startsWith("left/"));
        assertThatThrownBy(() -> root.complete(report, young)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void partsAreOfOneSize() throws IOException {
        StringBuilder sizes = new StringBuilder();
        try (PartStream out = new PartStream((number, content) -> sizes.append(number).append(':').append(content.length).append(' '))) {
            byte[] bytes = new byte[(int) FileParts.SIZE];
            Arrays.fill(bytes, (byte) 1);
            out.write(bytes);
            out.write(bytes, 0, 10);
        }
        assertThat(sizes).hasToString("1:" + FileParts.SIZE + " 2:10 ");
        sizes.setLength(0);
        new PartStream((number, content) -> sizes.append(number).append(':').append(content.length)).close();
        assertThat(sizes).hasToString("1:0");
    }
}
