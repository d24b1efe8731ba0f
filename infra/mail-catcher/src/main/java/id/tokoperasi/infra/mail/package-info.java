/**
 * The mail server of the local stack and of tests: takes every mail, shows it, sends none on. Keeps
 * the last 500 in memory.
 */
@NullMarked
package id.tokoperasi.infra.mail;

import org.jspecify.annotations.NullMarked;
