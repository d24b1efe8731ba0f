package id.tokoperasi.sheets;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A table that is open; blocks. */
interface SheetReader extends AutoCloseable {

    SheetFormat format();

    /** The next row, empty ones too; null at the end. */
    @Nullable SheetRow next() throws IOException;

    @Override
    void close() throws IOException;
}
