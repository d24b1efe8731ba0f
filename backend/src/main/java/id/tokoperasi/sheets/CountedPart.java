package id.tokoperasi.sheets;

import id.tokoperasi.kernel.Refusal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A part of a package that may have so many bytes; what its directory says of sizes may be a lie. */
final class CountedPart extends FilterInputStream {
    private long left;

    CountedPart(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int found = super.read();
        count(found < 0 ? 0 : 1);
        return found;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int found = super.read(buffer, from, length);
        count(Math.max(found, 0));
        return found;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw Refusal.invalid("sheet-bomb", Map.of());
        }
    }
}
