/** What a routes file and a plan call by the same words: methods, paths, kinds of files, deliveries. */
@NullMarked
package dev.trestle.generator.route;

import org.jspecify.annotations.NullMarked;
