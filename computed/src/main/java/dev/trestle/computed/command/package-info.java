/** Previews without a service: a program that a goal of the Maven plugin starts with the class path of a project. */
@NullMarked
package dev.trestle.computed.command;

import org.jspecify.annotations.NullMarked;
