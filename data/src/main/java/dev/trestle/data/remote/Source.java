package dev.trestle.data.remote;

/**
 * A file of another server.
 *
 * @param root where it is
 * @param rootName the name of the root
 * @param name as for {@link RemoteRoot#open}
 * @param magic the first bytes of each file, and of Parquet the last ones; none if they may be any
 */
public record Source(RemoteRoot root, String rootName, String name, byte[] magic) {

    String key() {
        return rootName + "\n" + name;
    }
}
