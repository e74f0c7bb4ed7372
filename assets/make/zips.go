package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"countyline/assets/pack"
)

// merger joins the three ZIP sources over the counties.
type merger struct {
	grid    grid
	areas   []area
	county  map[string]bool // FIPS that exist
	points  map[string]place
	details map[string]detail
	postal  map[string]postal
}

func makeZIPs(archives string, files map[string][]byte) error {
	var m merger
	var err error
	if m.grid, m.areas, err = countyAreas(archives); err != nil {
		return err
	}
	m.county = map[string]bool{}
	for _, a := range m.areas {
		m.county[a.fips] = true
	}
	if m.points, err = readPoints(archives); err != nil {
		return err
	}
	if m.details, err = readDetails(archives); err != nil {
		return err
	}
	known := func(postal string) bool { _, ok := pack.StateByPostal(postal); return ok }
	if m.postal, err = readPostal(archives, known); err != nil {
		return err
	}
	zips, err := m.merge()
	if err != nil {
		return err
	}
	files["zips.pack"], err = pack.EncodeZIPs(zips)
	return err
}

// merge lists every ZIP: those with residents from the Census sources, all others as post-only.
func (m merger) merge() ([]pack.ZIP, error) {
	codes := slices.Sorted(maps.Keys(m.postal))
	for code := range m.details {
		if _, ok := m.postal[code]; !ok {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	var zips []pack.ZIP
	for _, code := range codes {
		z, err := m.zip(code)
		if err != nil {
			return nil, fmt.Errorf("ZIP %s: %w", code, err)
		}
		zips = append(zips, z)
	}
	return zips, nil
}

func (m merger) zip(code string) (pack.ZIP, error) {
	number, err := strconv.Atoi(code)
	if err != nil {
		return pack.ZIP{}, err
	}
	z := pack.ZIP{Code: number}
	d, resident := m.details[code]
	p, listed := m.postal[code]
	at, ok := m.points[code]
	if !ok {
		at = p.place
	}
	state := d.state
	if resident {
		z.City, z.Population = d.city, d.population
		if listed && p.city != d.city && p.state == d.state {
			z.OtherCity = p.city
		}
	} else {
		z.City, z.PostOnly, state = p.city, true, p.state
	}
	z.State = slices.IndexFunc(pack.States[:], func(s pack.State) bool { return s.Postal == state })
	if z.State < 0 {
		return z, fmt.Errorf("unknown state %q", state)
	}
	z.Lat, z.Lon = int(math.Round(at.lat*1e6)), int(math.Round(at.lon*1e6))
	z.Counties, err = m.shares(pack.States[z.State].FIPS, at, d.weights, p.county)
	return z, err
}

// shares gives a ZIP's counties, greatest first. Connecticut's weights are by planning region, so there the county that
// contains the point has it all; so has the county a post-only ZIP is listed under, while that exists.
func (m merger) shares(state string, at place, weights map[string]float64, listed string) ([]pack.Share, error) {
	var out []pack.Share
	if state != "09" {
		for _, fips := range slices.Sorted(maps.Keys(weights)) {
			if n := int(math.Round(weights[fips] * 100)); m.county[fips] && n > 0 {
				out = append(out, pack.Share{County: number(fips), Weight: n})
			}
		}
		if len(out) == 0 && m.county[state+listed] {
			out = []pack.Share{{County: number(state + listed), Weight: pack.Whole}}
		}
	}
	if len(out) == 0 {
		fips := locate(m.grid, m.areas, state, at.lat, at.lon)
		if fips == "" {
			return nil, fmt.Errorf("no county at %v", at)
		}
		out = []pack.Share{{County: number(fips), Weight: pack.Whole}}
	}
	slices.SortStableFunc(out, func(a, b pack.Share) int { return b.Weight - a.Weight })
	return out, nil
}

// number reads a FIPS code that is known to be five digits.
func number(fips string) int {
	n := 0
	for _, c := range fips {
		n = n*10 + int(c-'0')
	}
	return n
}
