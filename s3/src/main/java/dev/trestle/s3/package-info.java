/** Object stores with the protocol of Amazon S3: the files of a service, roots of datasets, and output roots in buckets. */
@NullMarked
package dev.trestle.s3;

import org.jspecify.annotations.NullMarked;
