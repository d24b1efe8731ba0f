@org.jspecify.annotations.NullMarked
package id.tokoperasi.kernel;
