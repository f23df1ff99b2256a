/** What a service stands on: one typed reader of the configuration's keys, the log's text, sockets to the database. */
@NullMarked
package dev.trestle.runtime.service;

import org.jspecify.annotations.NullMarked;
