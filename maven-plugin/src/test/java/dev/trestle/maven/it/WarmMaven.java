package dev.trestle.maven.it;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The Maven that runs the build, in this JVM: its classes are loaded once for all runs, in a class loader of their own, and those of
 * plugins anew for each run, as in a process of its own. One run at a time, because Maven sets system properties.
 */
final class WarmMaven {

    private static final WarmMaven INSTANCE = new WarmMaven(Path.of(System.getProperty("it.maven.home")));

    private final Path home;
    private final Object world;
    private final ClassLoader core;

    private WarmMaven(Path home) {
        this.home = home;
        try {
            // As boot/plexus-classworlds does by bin/m2.conf.
            ClassLoader boot = new URLClassLoader(jars(home.resolve("boot")), ClassLoader.getPlatformClassLoader());
            Class<?> worlds = boot.loadClass("org.codehaus.plexus.classworlds.ClassWorld");
            world = worlds.getConstructor().newInstance();
            core = (ClassLoader) worlds.getMethod("newRealm", String.class, ClassLoader.class).invoke(world, "plexus.core", boot);
            add(home.resolve("conf/logging").toUri().toURL());
            for (URL jar : jars(home.resolve("lib"))) {
                add(jar);
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("Maven cannot be loaded from " + home, e);
        }
    }

    /** Returns the exit code. Both standard outputs go to this stream. */
    static synchronized int run(Path project, List<String> arguments, PrintStream output) {
        return INSTANCE.runIn(project, arguments, output);
    }

    private int runIn(Path project, List<String> arguments, PrintStream output) {
        Properties before = (Properties) System.getProperties().clone();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        System.setProperty("maven.home", home.toString());
        System.setProperty("maven.conf", home.resolve("conf").toString());
        System.setProperty("maven.multiModuleProjectDirectory", project.toAbsolutePath().toString());
        Thread.currentThread().setContextClassLoader(core);
        try {
            Class<?> type = core.loadClass("org.apache.maven.cli.MavenCli");
            Object maven = type.getConstructor(world.getClass()).newInstance(world);
            return (int) type.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class)
                    .invoke(maven, arguments.toArray(String[]::new), project.toAbsolutePath().toString(), output, output);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
            System.setProperties(before);
        }
    }

    private void add(URL url) throws ReflectiveOperationException {
        core.getClass().getMethod("addURL", URL.class).invoke(core, url);
    }

    private static URL[] jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
            return urls;
        }
    }
}
