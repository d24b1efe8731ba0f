package id.tokoperasi.storefront.cooperative;

import id.tokoperasi.access.Role;
import id.tokoperasi.membership.JoinRequests;
import id.tokoperasi.membership.JoinTerms;
import id.tokoperasi.membership.Member;
import id.tokoperasi.membership.MemberState;
import id.tokoperasi.membership.Members;
import id.tokoperasi.storefront.web.Choice;
import id.tokoperasi.storefront.web.CurrentUser;
import id.tokoperasi.storefront.web.FormErrors;
import id.tokoperasi.storefront.web.Languages;
import id.tokoperasi.storefront.web.Typed;
import id.tokoperasi.storefront.web.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Assembles the pages of the register of members. */
@Component
class MemberPages {

    private static final int PAGE = 24;
    private static final int WAITING_MAX = 100;
    private static final String FORMER = "keluar";
    private static final String WAITING = "/anggota/pengajuan";

    private final LapakShells lapaks;
    private final Members members;
    private final JoinRequests requests;
    private final MessageSource messages;

    MemberPages(
            LapakShells lapaks, Members members, JoinRequests requests, MessageSource messages) {
        this.lapaks = lapaks;
        this.members = members;
        this.requests = requests;
        this.messages = messages;
    }

    /** A page of the register; query fields {@code keadaan}, {@code q}, {@code sesudah}. */
    Mono<MembersView> list(ServerWebExchange exchange, UUID cooperativeId, CurrentUser user) {
        var typed = new Typed(exchange.getRequest().getQueryParams());
        var former = typed.text("keadaan").equals(FORMER);
        var text = typed.text("q");
        var found =
                members.page(
                                cooperativeId,
                                former ? MemberState.FORMER : MemberState.CURRENT,
                                text.isEmpty()
                                        ? null
                                        : text.substring(0, Math.min(text.length(), 100)),
                                typed.id("sesudah").orElse(null),
                                PAGE + 1)
                        .collectList();
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        found,
                        members.count(cooperativeId),
                        requests.waiting(cooperativeId, WAITING_MAX).count())
                .map(
                        all ->
                                list(
                                        all.getT1(),
                                        user,
                                        all.getT2(),
                                        tabs(
                                                all.getT1(),
                                                all.getT3(),
                                                all.getT4(),
                                                former ? FORMER : "",
                                                Languages.of(exchange)),
                                        typed));
    }

    private static MembersView list(
            LapakShell lapak,
            CurrentUser user,
            List<Member> found,
            List<Choice> tabs,
            Typed typed) {
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        return new MembersView(
                lapak,
                user.is(Role.MANAGER),
                tabs,
                typed.text("q"),
                shown.stream().map(MemberPages::row).toList(),
                PAGE,
                found.size() > PAGE ? next(lapak, shown.getLast().id(), typed) : null);
    }

    private static String next(LapakShell lapak, UUID last, Typed typed) {
        var text = UriUtils.encode(typed.text("q"), StandardCharsets.UTF_8);
        return lapak.at("/anggota")
                + "?sesudah="
                + last
                + (typed.text("keadaan").equals(FORMER) ? "&keadaan=" + FORMER : "")
                + (text.isEmpty() ? "" : "&q=" + text);
    }

    private static MembersView.Row row(Member m) {
        return new MembersView.Row(
                m.id(),
                m.number(),
                m.name(),
                m.village(),
                m.joinedOn(),
                m.leftOn(),
                m.namedAsMaker());
    }

    private List<Choice> tabs(
            LapakShell lapak,
            Map<MemberState, Long> counts,
            long waiting,
            String chosen,
            Locale locale) {
        return List.of(
                tab(
                        lapak.at("/anggota"),
                        "member.tab_current",
                        counts.getOrDefault(MemberState.CURRENT, 0L),
                        chosen.isEmpty(),
                        locale),
                tab(
                        lapak.at("/anggota?keadaan=" + FORMER),
                        "member.tab_former",
                        counts.getOrDefault(MemberState.FORMER, 0L),
                        chosen.equals(FORMER),
                        locale),
                tab(
                        lapak.at(WAITING),
                        "member.tab_waiting",
                        waiting,
                        chosen.equals(WAITING),
                        locale));
    }

    private Choice tab(String href, String key, long count, boolean chosen, Locale locale) {
        var label = Objects.requireNonNull(messages.getMessage(key, null, locale));
        return new Choice(href, label + " " + Words.of(locale).number(count), chosen);
    }

    /** The form of a member as kept; of a new one when there is no id. */
    Mono<MemberView> form(ServerWebExchange exchange, UUID cooperativeId, @Nullable UUID memberId) {
        var lapak = lapaks.of(exchange, cooperativeId);
        return memberId == null
                ? lapak.map(shell -> empty(shell))
                : Mono.zip(lapak, members.find(memberId, cooperativeId))
                        .map(both -> kept(both.getT1(), both.getT2()));
    }

    private static MemberView empty(LapakShell lapak) {
        return new MemberView(lapak, null, 0, "", "", "", "", "", "", false, null, FormErrors.NONE);
    }

    private static MemberView kept(LapakShell lapak, Member m) {
        var phone = m.phone();
        return new MemberView(
                lapak,
                m.id(),
                m.version(),
                m.number(),
                m.name(),
                m.village(),
                phone == null ? "" : "0" + phone.substring(3),
                m.joinedOn().toString(),
                Objects.toString(m.leftOn(), ""),
                m.namedAsMaker(),
                m.consentChangedAt(),
                FormErrors.NONE);
    }

    /** The form with what was typed and what has to be mended. */
    Mono<MemberView> typed(
            ServerWebExchange exchange,
            UUID cooperativeId,
            @Nullable UUID memberId,
            Typed typed,
            FormErrors errors) {
        return lapaks.of(exchange, cooperativeId)
                .map(
                        lapak ->
                                new MemberView(
                                        lapak,
                                        memberId,
                                        typed.number("versi").orElse(0),
                                        typed.text("number"),
                                        typed.text("name"),
                                        typed.text("village"),
                                        typed.text("phone"),
                                        typed.text("joinedOn"),
                                        typed.text("leftOn"),
                                        typed.has("namedAsMaker"),
                                        null,
                                        errors));
    }

    /** Those who wait, and the terms. */
    Mono<JoinRequestsView> waiting(
            ServerWebExchange exchange, UUID cooperativeId, CurrentUser user, FormErrors errors) {
        return Mono.zip(
                        lapaks.of(exchange, cooperativeId),
                        requests.waiting(cooperativeId, WAITING_MAX).collectList(),
                        requests.terms(cooperativeId),
                        members.count(cooperativeId))
                .map(
                        all -> {
                            JoinTerms terms = all.getT3();
                            return new JoinRequestsView(
                                    all.getT1(),
                                    user.is(Role.MANAGER),
                                    tabs(
                                            all.getT1(),
                                            all.getT4(),
                                            all.getT2().size(),
                                            WAITING,
                                            Languages.of(exchange)),
                                    all.getT2().stream()
                                            .map(
                                                    r ->
                                                            new JoinRequestsView.Row(
                                                                    r.id(),
                                                                    r.name(),
                                                                    r.phone(),
                                                                    r.village(),
                                                                    r.business(),
                                                                    r.askedAt()))
                                            .toList(),
                                    terms.open(),
                                    terms.principal().rupiah(),
                                    terms.monthly().rupiah(),
                                    terms.words(),
                                    terms.version(),
                                    errors);
                        });
    }
}
