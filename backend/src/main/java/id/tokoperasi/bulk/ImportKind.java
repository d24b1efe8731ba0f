package id.tokoperasi.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is imported and exported. */
public enum ImportKind {
    /** Goods with their variants, a row for each SKU. */
    LISTINGS(
            "produk",
            ImportField.required("sku", "SKU", "kode", "kode barang", "code", "item code"),
            ImportField.optional("parentSku", "SKU induk", "induk", "parent sku", "parent"),
            ImportField.required(
                    "title",
                    "Nama barang",
                    "nama",
                    "nama produk",
                    "produk",
                    "judul",
                    "name",
                    "title",
                    "product"),
            ImportField.required("description", "Keterangan", "deskripsi", "uraian", "description"),
            ImportField.required("categorySlug", "Kategori", "category"),
            ImportField.optional("contentUnit", "Satuan isi", "satuan", "unit", "content unit"),
            ImportField.optional("variantName", "Varian", "ukuran", "variant", "size"),
            ImportField.required(
                    "priceRupiah", "Harga", "harga jual", "harga satuan", "price", "unit price"),
            ImportField.optional(
                    "weightGrams", "Berat kirim (gram)", "berat", "berat gram", "weight"),
            ImportField.optional("netAmount", "Isi bersih", "netto", "isi", "net", "net content"),
            ImportField.optional("onHand", "Stok", "jumlah", "stock", "qty", "quantity"),
            ImportField.optional(
                    "leadTimeDays", "Hari siap", "lama siap", "lead time", "lead days"),
            ImportField.optional("makerNote", "Catatan pembuat", "pembuat", "maker", "maker note")),
    /** Pieces on the shelf, by SKU. */
    STOCK(
            "stok",
            ImportField.required("sku", "SKU", "kode", "kode barang", "code", "item code"),
            ImportField.required("onHand", "Stok", "jumlah", "sisa", "stock", "qty", "quantity")),
    /** The register of members, by number. */
    MEMBERS(
            "anggota",
            ImportField.required(
                    "number",
                    "Nomor anggota",
                    "nomor",
                    "no",
                    "no anggota",
                    "number",
                    "member number"),
            ImportField.required("name", "Nama", "nama anggota", "nama lengkap", "name"),
            ImportField.required("village", "Desa", "kelurahan", "desa kelurahan", "village"),
            ImportField.optional("phone", "Telepon", "hp", "no hp", "nomor hp", "wa", "phone"),
            ImportField.required(
                    "joinedOn", "Tanggal masuk", "masuk", "tgl masuk", "bergabung", "joined"),
            ImportField.optional("leftOn", "Tanggal keluar", "keluar", "tgl keluar", "left"),
            ImportField.optional(
                    "namedAsMaker",
                    "Boleh disebut",
                    "setuju disebut",
                    "named as maker",
                    "consent"));

    private static final String SAMPLE = "CONTOH-";

    private final String path;
    private final List<ImportField> fields;

    ImportKind(String path, ImportField... fields) {
        this.path = path;
        this.fields = List.of(fields);
    }

    /** Indonesian word in addresses and file names. */
    public String path() {
        return path;
    }

    /** The columns in the order of the template. */
    public List<ImportField> fields() {
        return fields;
    }

    /** The headings of template and export. */
    public List<String> headings() {
        return fields.stream().map(ImportField::heading).toList();
    }

    /**
     * Rows that show in the template how it is filled in; a field may be null. They are never imported:
     * {@link #isSample}.
     */
    public List<List<?>> samples() {
        return switch (this) {
            case LISTINGS ->
                    List.of(
                            Arrays.asList(
                                    SAMPLE + 1,
                                    null,
                                    "Emping melinjo",
                                    "Melinjo tua disangrai, dipipihkan, lalu dijemur dua hari.",
                                    "emping-ceplis",
                                    "gram",
                                    "500 g",
                                    42_500,
                                    550,
                                    500,
                                    12,
                                    0,
                                    "Dibuat 14 anggota"),
                            Arrays.asList(
                                    SAMPLE + 2,
                                    SAMPLE + 1,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "1 kg",
                                    80_000,
                                    1_100,
                                    1_000,
                                    5,
                                    null,
                                    null));
            case STOCK -> List.of(List.of(SAMPLE + 1, 12), List.of(SAMPLE + 2, 5));
            case MEMBERS ->
                    List.of(
                            Arrays.asList(
                                    SAMPLE + 1,
                                    "Emi Suhaemi",
                                    "Cikolelet",
                                    "+6281234567890",
                                    LocalDate.of(2024, 3, 18),
                                    null,
                                    "ya"));
        };
    }

    /** Whether a row with this key is one of the {@link #samples}. */
    static boolean isSample(String key) {
        return key.matches("(?i)" + SAMPLE + "\\d");
    }

    int place(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no field " + field);
    }

    /** For each field the column whose heading means it, from 0; -1 when none does. Each column once. */
    public List<Integer> guess(List<String> headings) {
        var plain = headings.stream().map(ImportKind::plain).toList();
        var guessed = new ArrayList<Integer>();
        for (var field : fields) {
            guessed.add(freeColumn(plain, guessed, field));
        }
        return guessed;
    }

    private static int freeColumn(List<String> plain, List<Integer> taken, ImportField field) {
        var names = new ArrayList<String>();
        names.add(field.heading());
        names.add(field.name());
        names.addAll(field.otherNames());
        for (var name : names) {
            int column = plain.indexOf(plain(name));
            if (column >= 0 && !taken.contains(column)) {
                return column;
            }
        }
        return -1;
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
