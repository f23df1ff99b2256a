package dev.trestle.files;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.FilePart;
import dev.trestle.runtime.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a form has under one name: texts, or one file. */
final class FormField implements FilePart {

    private final List<String> texts = new ArrayList<>(1);
    private boolean isFile;
    private @Nullable LocalUpload upload;
    private @Nullable ErrorCode flaw;
    private String message = "";

    List<String> texts() {
        return texts;
    }

    /** Whether it has neither a file nor a text of any character. */
    boolean isEmpty() {
        return !isFile && texts.stream().allMatch(String::isEmpty);
    }

    boolean isFile() {
        return isFile;
    }

    void add(String text) {
        if (isFile) {
            refuse(ErrorCode.REPEATED, "occurs more than once");
        } else {
            texts.add(text);
        }
    }

    /** Whether there is something already, which a file cannot share a name with; notes that. */
    boolean refusesFile() {
        boolean isTaken = isFile || !texts.isEmpty();
        isFile = true;
        if (isTaken) {
            refuse(ErrorCode.REPEATED, "occurs more than once");
        }
        return isTaken;
    }

    void set(LocalUpload file) {
        upload = file;
    }

    void end() {
        if (upload != null) {
            upload.end();
        }
    }

    /** Notes why the file was refused; only the first reason is used. */
    void refuse(ErrorCode code, String why) {
        if (flaw == null) {
            flaw = code;
            message = why;
        }
    }

    @Override
    public @Nullable Upload upload(BiConsumer<? super ErrorCode, ? super String> flaws) {
        if (flaw != null) {
            flaws.accept(flaw, message);
            return null;
        }
        if (upload == null) {
            flaws.accept(ErrorCode.WRONG_TYPE, "has to be a file");
        }
        return upload;
    }

    /** What is known of it when the form is not read to its end. */
    @Nullable FieldError error(String name) {
        return flaw == null ? null : FieldError.of(FieldError.pointer(name), flaw, message);
    }
}
