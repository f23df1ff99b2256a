package dev.trestle.fileexports;

/** What happens to a file or folder that already has the name of an output. */
public enum IfExists {
    /** It is replaced. */
    REPLACE,
    /** It stays, and the output is refused with 409. */
    REFUSE
}
