/** The Maven plugin: goal parameters in, log and files out. */
@NullMarked
package dev.trestle.maven;

import org.jspecify.annotations.NullMarked;
