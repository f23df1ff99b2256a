package dev.trestle.s3;

import dev.trestle.fileexports.Destination;
import dev.trestle.fileexports.IfExists;
import dev.trestle.fileexports.Output;
import dev.trestle.fileexports.OutputRoot;
import dev.trestle.runtime.settings.Settings;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** A process that replaces one file of a bucket by the next, until it is killed. */
final class Exporter {

    /** Bytes of each file, which has two parts. */
    static final int SIZE = (int) FileParts.SIZE / 2 * 3;
    static final Destination REPORT = new Destination("report.csv", IfExists.REPLACE);

    private Exporter() {}

    /** Takes the endpoint, the credentials and the location, and says of each file when it begins and when it is complete. */
    public static void main(String[] arguments) throws IOException {
        S3Location location = S3Location.of("location", arguments[3]);
        Settings settings = Settings.of(Config.just(ConfigSources.create(Map.of(
                "endpoint", arguments[0], "access-key-id", arguments[1], "secret-access-key", arguments[2]))));
        OutputRoot root = S3OutputRoot.in(new Bucket(location, Connection.read(settings, location.bucket())), Duration.ofDays(1));
        byte[] content = new byte[SIZE];
        for (byte i = 0;; i++) {
            Arrays.fill(content, i);
            System.out.println("begin");
            String token;
            try (Output output = root.begin(REPORT)) {
                try (OutputStream file = output.file("")) {
                    file.write(content);
                }
                token = output.end();
            }
            root.complete(REPORT, token);
            System.out.println("end");
        }
    }
}
