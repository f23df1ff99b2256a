package dev.trestle.maven;

import java.io.Console;
import java.lang.reflect.Method;

/** Whether a person watches, to whom one line can be shown that changes. */
enum Terminal {
    /** A terminal, in which a carriage return leads to the beginning of the line. */
    SCREEN,
    /** A file, a pipe or the log of a build server. */
    LINES;

    /** What standard output is; without questions to the user, as with {@code mvn -B}, it has lines. */
    static Terminal of(boolean interactive) {
        Console console = System.console();
        return interactive && console != null && isTerminal(console) ? SCREEN : LINES;
    }

    /** From JDK 22 on there is a console without a terminal, too; until then there is no such method. */
    private static boolean isTerminal(Console console) {
        try {
            Method method = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(method.invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
