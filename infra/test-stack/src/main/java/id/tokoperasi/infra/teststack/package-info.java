/**
 * The real servers for tests: {@link id.tokoperasi.infra.teststack.TestStack} starts them once per
 * run of Maven and shares them among the test processes of all modules.
 */
@NullMarked
package id.tokoperasi.infra.teststack;

import org.jspecify.annotations.NullMarked;
