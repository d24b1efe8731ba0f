/**
 * Long work as rows: progress that pages show, cancelling, and going on after a crash from the last step
 * that was committed. A job is leased to one node at a time; a step commits only under that lease. What
 * is to be done lies in other modules, as {@link id.tokoperasi.jobs.JobWork}. Schema {@code jobs}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package id.tokoperasi.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
