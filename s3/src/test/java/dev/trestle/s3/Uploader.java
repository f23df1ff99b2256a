package dev.trestle.s3;

import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.StagedFile;
import dev.trestle.runtime.settings.Settings;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A process that stores files of one and of several parts, until it is killed. */
final class Uploader {

    private Uploader() {}

    /** Takes the endpoint, the credentials, the location and the directory, and says of each file when it begins and when it is stored. */
    public static void main(String[] arguments) throws IOException {
        S3Location location = S3Location.of("location", arguments[3]);
        Settings settings = Settings.of(Config.just(ConfigSources.create(Map.of(
                "endpoint", arguments[0], "access-key-id", arguments[1], "secret-access-key", arguments[2]))));
        Bucket bucket = new Bucket(location, Connection.read(settings, location.bucket()));
        S3MediaStore store = new S3MediaStore(bucket, Path.of(arguments[4]));
        Random random = new Random(ProcessHandle.current().pid());
        for (int i = 0;; i++) {
            byte[] content = new byte[(int) FileParts.SIZE / 2 * (i % 2 == 0 ? 3 : 1)];
            random.nextBytes(content);
            try (StagedFile staged = StagedFile.create(store.staging())) {
                staged.write(ByteBuffer.wrap(content));
                MediaKey key = new MediaKey("c", staged.end(), "bin");
                System.out.println("begin " + key);
                store.put(key, staged.path(), Instant.now());
                System.out.println("end " + key);
            }
        }
    }
}
