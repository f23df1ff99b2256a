package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Names that become Java (JLS 3.8, 3.9, 6.1): whether they are legal, and what could be written instead. */
final class JavaName {

    /** Each part is a folder, and all of them with a class a path, of which Windows takes 260 characters. */
    private static final int LONGEST_PACKAGE = 150;

    private JavaName() {}

    /** A package as written; where it is not legal, that is reported, and a legal one stands in for it. */
    static Optional<Located<String>> packageName(Located<String> written, FileReport report) {
        String name = written.value();
        if (isPackage(name)) {
            return Optional.of(written);
        }
        Optional<String> proposal = proposedPackage(name);
        report.add(DiagnosticCode.ILLEGAL_NAME, written.location(), Quoted.of(name)
                + " is not a legal name of a Java package; write " + Quoted.of(proposal.orElse("com.example.api")) + ".");
        return proposal.map(legal -> new Located<>(legal, written.location()));
    }

    /** A class name that begins with an upper-case letter; empty, and reported, where it is not. */
    static Optional<Located<String>> className(Located<String> written, FileReport report) {
        String name = written.value();
        if (isClass(name)) {
            return Optional.of(written);
        }
        report.add(DiagnosticCode.ILLEGAL_NAME, written.location(), Quoted.of(name) + " is not a class name that begins"
                + " with an upper-case letter, followed by letters, digits and '_'"
                + proposedClass(name).map(legal -> "; write " + Quoted.of(legal)).orElse("") + ".");
        return Optional.empty();
    }

    /** A class with its package, such as {@code com.example.Money}; empty, and reported, where it is not. */
    static Optional<Located<String>> qualifiedClass(Located<String> written, FileReport report) {
        String name = written.value();
        int dot = name.lastIndexOf('.');
        if (dot > 0 && SourceVersion.isName(name) && isClass(name.substring(dot + 1))
                && name.codePoints().allMatch(c -> c == '.' || plain(c))) {
            return Optional.of(written);
        }
        report.add(DiagnosticCode.ILLEGAL_NAME, written.location(), Quoted.of(name)
                + " is not a full Java class name, such as 'com.example.Money'.");
        return Optional.empty();
    }

    private static boolean isPackage(String name) {
        return name.length() <= LONGEST_PACKAGE && SourceVersion.isName(name)
                && name.codePoints().allMatch(c -> c == '.' || plain(c))
                && !name.equals("java")
                && !name.startsWith("java."); // the class loader keeps these for itself
    }

    private static boolean isClass(String name) {
        return Character.isUpperCase(name.codePointAt(0)) && name.codePoints().allMatch(JavaName::plain);
    }

    /** Narrower than the language: without {@code $}, which stands for nesting, and without invisible characters. */
    private static boolean plain(int c) {
        return c == '_' || (Character.isLetterOrDigit(c) && Character.isJavaIdentifierPart(c));
    }

    private static Optional<String> proposedPackage(String name) {
        String joined = Arrays.stream(name.strip().split("[./\\\\]+"))
                .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(JavaName::legalPart)
                .collect(Collectors.joining("."));
        boolean reserved = joined.equals("java") || joined.startsWith("java.");
        String legal = reserved ? "com.example" + joined.substring("java".length()) : joined;
        return Optional.of(legal).filter(JavaName::isPackage);
    }

    /** As JLS 6.1 advises: an underscore for what is not allowed, before a digit, and after a keyword. */
    private static String legalPart(String part) {
        String legal = replaced(part, "_");
        if (!Character.isJavaIdentifierStart(legal.codePointAt(0))) {
            legal = "_" + legal;
        }
        return SourceVersion.isKeyword(legal) ? legal + "_" : legal;
    }

    private static Optional<String> proposedClass(String name) {
        String joined = Arrays.stream(replaced(name, "_").split("_+"))
                .map(JavaName::capitalized)
                .collect(Collectors.joining());
        return Optional.of(joined).filter(legal -> !legal.isEmpty()).filter(JavaName::isClass);
    }

    private static String capitalized(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int first = word.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + word.substring(Character.charCount(first));
    }

    private static String replaced(String text, String replacement) {
        return text.codePoints()
                .mapToObj(c -> plain(c) ? Character.toString(c) : replacement)
                .collect(Collectors.joining());
    }
}
