package id.tokoperasi.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class DistrictMapTests {

    private static final DistrictMap.Place NORTH =
            new DistrictMap.Place("36.04.08", "Pulo Ampel", -5.918, 106.085, 3);
    private static final DistrictMap.Place SOUTH =
            new DistrictMap.Place("36.04.26", "Jawilan", -6.289, 106.343, 12);

    @Test
    void northIsUpAndWestIsLeft() {
        var pins = DistrictMap.of(List.of(NORTH, SOUTH)).pins();

        assertThat(pins.getFirst().y()).isLessThan(pins.getLast().y());
        assertThat(pins.getFirst().x()).isLessThan(pins.getLast().x());
    }

    @Test
    void theBusiestDistrictHasTheLargestBubbleAndComesFirst() {
        var map = DistrictMap.of(List.of(NORTH, SOUTH));

        assertThat(map.pins().getLast().radius()).isGreaterThan(map.pins().getFirst().radius());
        assertThat(map.busiest()).first().extracting("name").isEqualTo("Jawilan");
    }

    @Test
    void aRegionWithoutDistrictsHasNoMap() {
        assertThat(DistrictMap.of(List.of()).pins()).isEmpty();
    }

    @Test
    void everythingStaysInsideTheFrame() {
        var map = DistrictMap.of(List.of(NORTH, SOUTH));

        assertThat(map.pins())
                .allMatch(p -> p.x() >= 0 && p.x() <= map.width())
                .allMatch(p -> p.y() >= 0 && p.y() <= map.height());
    }
}
