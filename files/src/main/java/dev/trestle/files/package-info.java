/**
 * Files in a service: forms with files, media columns, routes that answer with files, and the sweep of files that no
 * row refers to.
 */
@NullMarked
package dev.trestle.files;

import org.jspecify.annotations.NullMarked;
