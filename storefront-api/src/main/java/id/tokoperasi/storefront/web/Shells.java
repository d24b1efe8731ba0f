package id.tokoperasi.storefront.web;

import id.tokoperasi.region.District;
import id.tokoperasi.region.Districts;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gathers what every page has around its content. What only decorates a page comes from small cookies
 * of this browser, so that a page costs no statement for its header.
 */
@Component
public class Shells {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final String DISTRICT = "kecamatan";
    private static final String THEME = "tema";
    private static final String COUNT = "isi";
    private static final String SELLER = "lapak";

    /** What an action may say on the page that it leads to, as {@code ?kabar=}. */
    private static final Map<String, Notice> NEWS =
            Map.ofEntries(
                    news("simpan", "flash.saved"),
                    news("terbit", "flash.published"),
                    news("tarik", "flash.withdrawn"),
                    news("diperiksa", "flash.in_review"),
                    news("perubahan-diperiksa", "flash.changes_pending"),
                    news("batal-ajukan", "flash.request_taken_back"),
                    news("arsip", "flash.archived"),
                    news("buka-arsip", "flash.restored"),
                    news("aturan", "flash.rules_saved"),
                    news("foto", "flash.picture_added"),
                    news("hapus-foto", "flash.picture_removed"),
                    news("kemas", "flash.packed"),
                    news("kirim", "flash.shipped"),
                    news("kemas-banyak", "flash.packed_many"),
                    news("kirim-sebagian", "flash.shipped_part"),
                    news("kurang", "flash.shortage_told"),
                    news("tolak", "flash.part_refused"),
                    news("siap", "flash.ready"),
                    news("serah", "flash.handed_over"),
                    news("batal", "flash.cancelled"),
                    news("terima", "flash.received"),
                    news("retur", "flash.return_asked"),
                    news("retur-terima", "flash.return_accepted"),
                    news("retur-tolak", "flash.return_refused"),
                    news("undang", "flash.invited"),
                    news("undang-batal", "flash.invitation_taken_back"),
                    news("pengurus", "flash.staff_changed"),
                    news("pengurus-akhir", "flash.staff_ended"),
                    news("pengurus-keluar", "flash.staff_left"),
                    news("gabung", "flash.staff_joined"),
                    news("gabung-minta", "flash.join_asked"),
                    news("gabung-batal", "flash.join_taken_back"),
                    news("anggota-terima", "flash.join_accepted"),
                    news("anggota-tolak", "flash.join_refused"),
                    news("pejabat", "flash.officer_entered"),
                    news("pejabat-batal", "flash.officer_taken_back"),
                    news("pejabat-terima", "flash.officer_taken_over"),
                    news("ajak", "flash.called"),
                    news("jenis", "flash.kind_checked"),
                    news("pelatihan-batal", "flash.training_cancelled"),
                    news("hadir", "flash.attended"),
                    news("daftar", "flash.signed_up"),
                    news("daftar-batal", "flash.taken_off"),
                    news("jawab", "flash.call_answered"),
                    news("berkas", "flash.paper_brought"),
                    news("libur", "flash.holiday_set"),
                    news("buka", "flash.opened"),
                    news("berhenti", "flash.left"),
                    news("pendaftaran-kirim", "flash.application_sent"),
                    news("pendaftaran-batal", "flash.application_withdrawn"),
                    news("pegang", "flash.held"),
                    news("putus", "flash.decided"),
                    news("minta-ulang", "flash.asked_again"),
                    news("hentikan", "flash.suspended"),
                    news("lanjutkan", "flash.reopened"),
                    news("masuk", "flash.added"));

    private final Districts districts;
    private final WebSettings settings;
    private final Clock clock;

    Shells(Districts districts, WebSettings settings, Clock clock) {
        this.districts = districts;
        this.settings = settings;
        this.clock = clock;
    }

    private static Map.Entry<String, Notice> news(String code, String key) {
        return Map.entry(code, new Notice("ok", key, ""));
    }

    /** The shell of the page that is being asked for. */
    public Mono<Shell> of(ServerWebExchange exchange) {
        return districts.all().map(all -> shell(exchange, all));
    }

    private Shell shell(ServerWebExchange exchange, List<District> all) {
        var chosen = cookie(exchange, DISTRICT);
        var choices = all.stream().map(d -> new Shell.DistrictChoice(d.code(), d.name())).toList();
        return new Shell(
                Languages.of(exchange).getLanguage(),
                theme(exchange),
                path(exchange),
                choices.stream().filter(d -> d.code().equals(chosen)).findFirst().orElse(null),
                choices,
                basketCount(exchange),
                Access.user(exchange).map(CurrentUser::name).orElse(null),
                cookie(exchange, SELLER) != null && Access.user(exchange).isPresent(),
                notice(exchange),
                UUID.randomUUID().toString(),
                clock.instant());
    }

    /** The district that this browser has chosen; empty when none, or one that does not exist. */
    public Mono<District> district(ServerWebExchange exchange) {
        var chosen = cookie(exchange, DISTRICT);
        return districts
                .all()
                .flatMap(
                        all ->
                                Mono.justOrEmpty(
                                        all.stream()
                                                .filter(d -> d.code().equals(chosen))
                                                .findFirst()));
    }

    private static String theme(ServerWebExchange exchange) {
        var theme = cookie(exchange, THEME);
        return theme != null && theme.matches("light|dark") ? theme : "";
    }

    private static int basketCount(ServerWebExchange exchange) {
        var count = cookie(exchange, COUNT);
        return count != null && count.matches("\\d{1,5}") ? Integer.parseInt(count) : 0;
    }

    private static @Nullable Notice notice(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getQueryParams().getFirst("kabar"))
                .map(NEWS::get)
                .orElse(null);
    }

    /** Path and query without the news; the path alone when the query is not one of ours. */
    private static String path(ServerWebExchange exchange) {
        var uri = exchange.getRequest().getURI();
        var query = uri.getRawQuery();
        if (query == null) {
            return uri.getRawPath();
        }
        var rest = query.replaceAll("(^|&)kabar=[^&]*", "").replaceAll("^&", "");
        var whole = rest.isEmpty() ? uri.getRawPath() : uri.getRawPath() + "?" + rest;
        return ReturnPath.isOwn(whole) ? whole : uri.getRawPath();
    }

    /** Remembers a district; an empty code forgets it. */
    public void chooseDistrict(ServerWebExchange exchange, String code) {
        keep(exchange, DISTRICT, code.matches("[0-9.]{1,16}") ? code : "");
    }

    /** Remembers light or dark; anything else follows the system. */
    public void chooseTheme(ServerWebExchange exchange, String theme) {
        keep(exchange, THEME, theme.matches("light|dark") ? theme : "");
    }

    /** Remembers how many pieces the basket holds. */
    public void countBasket(ServerWebExchange exchange, int pieces) {
        keep(exchange, COUNT, pieces == 0 ? "" : String.valueOf(pieces));
    }

    /** Shows the way to the seller centre on every page from now on. */
    public void rememberSeller(ServerWebExchange exchange) {
        keep(exchange, SELLER, "1");
    }

    private void keep(ServerWebExchange exchange, String name, String value) {
        exchange.getResponse()
                .addCookie(
                        ResponseCookie.from(name, value)
                                .path("/")
                                .httpOnly(true)
                                .secure(settings.isSecure())
                                .sameSite("Lax")
                                .maxAge(value.isEmpty() ? Duration.ZERO : KEPT)
                                .build());
    }

    private static @Nullable String cookie(ServerWebExchange exchange, String name) {
        var cookie = exchange.getRequest().getCookies().getFirst(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
