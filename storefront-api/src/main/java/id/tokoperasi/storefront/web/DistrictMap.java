package id.tokoperasi.storefront.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A map of the regency drawn from the centres of its districts alone: a bubble per district, on land
 * made of overlapping circles. The list of pins is its full equivalent for readers without the
 * picture.
 *
 * @param land circles that together look like land
 * @param pins one per district, in the order given
 * @param busiest the districts with most cooperatives, most first, at most five
 */
public record DistrictMap(
        int width, int height, List<Spot> land, List<Pin> pins, List<Pin> busiest) {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 50;
    private static final int LABELLED = 12;

    /** What is known of a district: centre in degrees, and its number of cooperatives. */
    public record Place(String code, String name, double lat, double lon, int cooperatives) {}

    /** A circle of land. */
    public record Spot(int x, int y) {}

    /**
     * A district on the map.
     *
     * @param labelled whether its name fits on the map of a wide screen
     * @param lead whether its name also stands on the map of a phone
     */
    public record Pin(
            String code,
            String name,
            int cooperatives,
            int x,
            int y,
            double radius,
            boolean labelled,
            boolean lead) {}

    /** Draws the given districts; an empty list gives an empty map. */
    public static DistrictMap of(List<Place> places) {
        if (places.isEmpty()) {
            return new DistrictMap(WIDTH, HEIGHT, List.of(), List.of(), List.of());
        }
        double west = places.stream().mapToDouble(Place::lon).min().orElseThrow();
        double east = places.stream().mapToDouble(Place::lon).max().orElseThrow();
        double north = places.stream().mapToDouble(Place::lat).max().orElseThrow();
        double south = places.stream().mapToDouble(Place::lat).min().orElseThrow();
        double scale =
                Math.min(
                        (WIDTH - 2 * MARGIN) / Math.max(east - west, 1e-6),
                        (HEIGHT - 2 * MARGIN) / Math.max(north - south, 1e-6));
        int most = places.stream().mapToInt(Place::cooperatives).max().orElseThrow();
        var pins = new ArrayList<Pin>();
        var spots = new ArrayList<Spot>();
        var ranked = new ArrayList<>(places);
        ranked.sort(Comparator.comparingInt(Place::cooperatives).reversed());
        for (var place : places) {
            int x = (int) Math.round(MARGIN + (place.lon() - west) * scale);
            int y = (int) Math.round(MARGIN + (north - place.lat()) * scale);
            int rank = ranked.indexOf(place);
            spots.add(new Spot(x, y));
            pins.add(
                    new Pin(
                            place.code(),
                            place.name(),
                            place.cooperatives(),
                            x,
                            y,
                            radius(place.cooperatives(), most),
                            false,
                            rank < 5));
        }
        var labelled = labelled(pins);
        var busiest =
                labelled.stream()
                        .filter(pin -> pin.cooperatives() > 0)
                        .sorted(Comparator.comparingInt(Pin::cooperatives).reversed())
                        .limit(5)
                        .toList();
        return new DistrictMap(WIDTH, HEIGHT, joined(spots), labelled, busiest);
    }

    /** Bubble area in proportion to the count, never too small to press. */
    private static double radius(int cooperatives, int most) {
        double share = most == 0 ? 0 : (double) cooperatives / most;
        return Math.round(10 * (7 + 7.5 * Math.sqrt(share))) / 10.0;
    }

    /** Names only where no other name stands in the way; busiest first. */
    private static List<Pin> labelled(List<Pin> pins) {
        var ranked = new ArrayList<>(pins);
        ranked.sort(
                Comparator.comparing(Pin::lead)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(Pin::cooperatives).reversed()));
        var taken = new ArrayList<Pin>();
        for (var pin : ranked) {
            boolean free =
                    taken.stream()
                            .allMatch(
                                    other ->
                                            Math.abs(other.y() - pin.y()) > 18
                                                    || Math.abs(other.x() - pin.x()) > 76);
            boolean clear =
                    pins.stream()
                            .allMatch(
                                    other ->
                                            other == pin
                                                    || Math.abs(pin.y() + 24 - other.y()) > 18
                                                    || Math.abs(other.x() - pin.x()) > 42);
            if (free && (clear || pin.lead()) && taken.size() < LABELLED) {
                taken.add(pin);
            }
        }
        return pins.stream()
                .map(
                        pin ->
                                new Pin(
                                        pin.code(),
                                        pin.name(),
                                        pin.cooperatives(),
                                        pin.x(),
                                        pin.y(),
                                        pin.radius(),
                                        taken.contains(pin),
                                        pin.lead() && taken.contains(pin)))
                .toList();
    }

    /** Fills the gaps between neighbours, so that the land is one piece. */
    private static List<Spot> joined(List<Spot> spots) {
        var land = new ArrayList<>(spots);
        for (int i = 0; i < spots.size(); i++) {
            for (int j = i + 1; j < spots.size(); j++) {
                var a = spots.get(i);
                var b = spots.get(j);
                double apart = Math.hypot(a.x() - b.x(), a.y() - b.y());
                if (apart > 60 && apart < 150) {
                    land.add(new Spot((a.x() + b.x()) / 2, (a.y() + b.y()) / 2));
                }
            }
        }
        return land;
    }
}
