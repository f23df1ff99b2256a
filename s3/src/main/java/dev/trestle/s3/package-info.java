/** Object stores with the protocol of Amazon S3: the files of a service in a bucket. */
@NullMarked
package dev.trestle.s3;

import org.jspecify.annotations.NullMarked;
