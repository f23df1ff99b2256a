package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of servers that ended in odd ways. They do not stop a new server from starting. */
class AbandonedServersTest {

    @TempDir
    Path temporary;

    private void abandoned(String name, String processId) throws Exception {
        Path data = Files.createDirectory(temporary.resolve(ServerFiles.PREFIX + name));
        Files.writeString(data.resolve("postmaster.pid"), processId);
        Files.createDirectory(data.resolve("base"));
        Files.createFile(data.resolveSibling(data.getFileName() + ServerFiles.LOG));
        Files.createFile(data.resolveSibling(data.getFileName() + OwnerLock.SUFFIX));
    }

    @Test
    void whatCannotBeRemovedIsLeft() throws Exception {
        // Not a file, which cannot be opened, as those of another user.
        Path odd = Files.createDirectory(temporary.resolve(ServerFiles.PREFIX + "1-a.lock"));
        abandoned("1-b", "");
        abandoned("1-c", "no number");
        abandoned("1-d", Long.toString(ProcessHandle.current().pid()));
        abandoned("1-e", "4000000000\n");

        AbandonedServers.remove(temporary);

        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).containsExactly(odd);
        }
    }
}
