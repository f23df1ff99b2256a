/** Holds the documentation to the code: tables, snippets, names, versions and links. */
@NullMarked
package dev.trestle.generator.docs;

import org.jspecify.annotations.NullMarked;
