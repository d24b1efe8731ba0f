/**
 * Starts the local stack: real servers from Maven's jars and the applications, each a process of its
 * own on loopback. Plain Java 17 without a framework. Never used in production.
 */
@NullMarked
package id.tokoperasi.infra.launcher;

import org.jspecify.annotations.NullMarked;
