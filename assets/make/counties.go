package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"countyline/assets/pack"
)

// fallsChurch has no polygon: the city is smaller than the grid of the source. Its place is the internal point
// of its ZIP code and its land area a figure of the Census Gazetteer.
var fallsChurch = struct {
	fips     string
	lat, lon float64
	landSqMi float64
}{"51610", 38.8823, -77.1711, 2.05}

func makeCounties(archives string, files map[string][]byte) error {
	g, areas, err := countyAreas(archives)
	if err != nil {
		return err
	}
	t := shareBorders(g, areas)
	for i := range t.Counties {
		c := &t.Counties[i]
		if len(c.Polygons) > 0 {
			continue
		}
		if c.FIPS != fallsChurch.fips {
			return fmt.Errorf("county %s has no polygon", c.FIPS)
		}
		c.LandSqMi = fallsChurch.landSqMi
		c.Center = g.point(fallsChurch.lat, fallsChurch.lon)
	}
	files["counties.pack"], err = pack.EncodeCounties(t)
	return err
}

// countyAreas are the counties as CMS has them, by FIPS: the atlas of 2023, with Connecticut's 8 counties in
// place of its 9 planning regions.
func countyAreas(archives string) (grid, []area, error) {
	now, err := atlas2023.counties(archives)
	if err != nil {
		return grid{}, nil, err
	}
	before, err := atlas2017.counties(archives)
	if err != nil {
		return grid{}, nil, err
	}
	if !now.grid.sameAs(before.grid) {
		return grid{}, nil, errors.New("the two atlases no longer share a grid")
	}
	inConnecticut := func(a area) bool { return strings.HasPrefix(a.fips, "09") }
	counties, err := fitInto(filter(now.areas, inConnecticut), filter(before.areas, inConnecticut))
	if err != nil {
		return grid{}, nil, err
	}
	areas := append(slices.DeleteFunc(now.areas, inConnecticut), counties...)
	slices.SortFunc(areas, func(a, b area) int { return strings.Compare(a.fips, b.fips) })
	for i, a := range areas {
		if i > 0 && a.fips == areas[i-1].fips {
			return grid{}, nil, fmt.Errorf("county %s is there twice", a.fips)
		}
		areas[i].name = countyName(a)
	}
	return now.grid, areas, nil
}

// countyName tells an independent city of Maryland, Missouri and Virginia (county codes from 510) from the county that
// may bear the same name, in the way CMS does.
func countyName(a area) string {
	if a.fips[2:] >= "510" && !strings.HasSuffix(a.name, " City") {
		return a.name + " City"
	}
	return a.name
}

type atlas struct {
	grid  grid
	areas []area
}

func (s source) counties(archives string) (atlas, error) {
	const name = "counties-10m.json"
	files, err := s.read(archives, name)
	if err != nil {
		return atlas{}, err
	}
	g, areas, err := readTopoJSON(files[name])
	if err != nil {
		return atlas{}, fmt.Errorf("%s: %w", s.name, err)
	}
	return atlas{g, areas}, nil
}

func filter(areas []area, keep func(area) bool) []area {
	var out []area
	for _, a := range areas {
		if keep(a) {
			out = append(out, a)
		}
	}
	return out
}

// point is the grid point nearest to a place.
func (g grid) point(lat, lon float64) pack.Point {
	x, y := g.steps(lat, lon)
	return pack.Point{X: int(x + 0.5), Y: int(y + 0.5)}
}

func (g grid) steps(lat, lon float64) (x, y float64) {
	return (lon - g.Translate[0]) / g.Scale[0], (lat - g.Translate[1]) / g.Scale[1]
}
