package intake

import (
	"fmt"
	"slices"

	"countyline/data"
	"countyline/geo"
)

// placeMemory keeps the answers of Places, because a roster names the same places again and again.
type placeMemory struct {
	places   Places
	zips     map[string]zipAnswer
	cities   map[[2]string]point
	counties map[[2]string]string
	at       map[[2]float64]string
}

type zipAnswer struct {
	geo.ZIP
	ok bool
}

type point struct {
	lat, lon float64
	ok       bool
}

func newPlaceMemory(p Places) *placeMemory {
	if p == nil {
		return nil
	}
	return &placeMemory{places: p, zips: map[string]zipAnswer{}, cities: map[[2]string]point{}, counties: map[[2]string]string{}, at: map[[2]float64]string{}}
}

func (m *placeMemory) zip(code string) (geo.ZIP, bool) {
	if m == nil || code == "" {
		return geo.ZIP{}, false
	}
	answer, known := m.zips[code]
	if !known {
		answer.ZIP, answer.ok = m.places.ZIP(code)
		m.zips[code] = answer
	}
	return answer.ZIP, answer.ok
}

func (m *placeMemory) city(state, city string) point {
	if m == nil || state == "" || city == "" {
		return point{}
	}
	key := [2]string{state, city}
	answer, known := m.cities[key]
	if !known {
		answer.lat, answer.lon, answer.ok = m.places.City(state, city)
		m.cities[key] = answer
	}
	return answer
}

// county is the FIPS code of a county's name; empty when no county has it.
func (m *placeMemory) county(state, name string) string {
	if m == nil || state == "" || name == "" {
		return ""
	}
	key := [2]string{state, name}
	answer, known := m.counties[key]
	if !known {
		answer, _ = m.places.CountyNamed(state, name)
		m.counties[key] = answer
	}
	return answer
}

// name is a county as a sentence names it.
func (m *placeMemory) name(fips string) string {
	if name := m.places.CountyName(fips); name != "" {
		return name
	}
	return "county " + fips
}

func (m *placeMemory) middle(fips string) point {
	if m == nil || fips == "" {
		return point{}
	}
	var p point
	p.lat, p.lon, p.ok = m.places.County(fips)
	return p
}

func (m *placeMemory) locate(lat, lon float64) string {
	key := [2]float64{lat, lon}
	answer, known := m.at[key]
	if !known {
		answer, _ = m.places.Locate(lat, lon)
		m.at[key] = answer
	}
	return answer
}

// nearBorder is how far, in degrees, a point may lie on the wrong side of a county line before it is worth a
// word: the built-in outlines are off by some 300 metres.
const nearBorder = 0.006

// in tells whether a point lies in a county, or so near that the outlines cannot tell.
func (m *placeMemory) in(fips string, lat, lon float64) (found string, ok bool) {
	if found = m.locate(lat, lon); found == "" || found == fips {
		return found, true
	}
	for _, d := range [...][2]float64{{nearBorder, 0}, {-nearBorder, 0}, {0, nearBorder}, {0, -nearBorder}} {
		if near, _ := m.places.Locate(lat+d[0], lon+d[1]); near == fips {
			return fips, true
		}
	}
	return found, false
}

// place reads where the row's provider sees patients: coordinates as stated, else the ZIP's point, the city's,
// the county's, in this order, with the quality kept.
func (r *rowReader) place(cells []string, p *data.Participation) bool {
	c := &r.column
	s := readSpot(at(cells, c.lat), at(cells, c.lon))
	if s.problem != "" {
		value := at(cells, c.lat)
		if s.column == FieldLon {
			value = at(cells, c.lon)
		}
		r.reject(s.column, value, BadCoordinates, s.problem)
		return false
	}
	l := &p.Location
	r.address(cells, l)
	if isPOBox(l.Street) {
		if !s.stated {
			r.reject(FieldAddress, l.Street, POBox, "P.O. box: patients are not seen there, and the row has no coordinates")
			return false
		}
		r.warn(FieldAddress, l.Street, POBox, "P.O. box: the row was taken at its coordinates, but CMS does not accept the address")
	}
	if s.stated {
		l.Lat, l.Lon, l.Quality = s.lat, s.lon, data.Stated
	} else if !r.ladder(cells, l) {
		return false
	}
	r.compare(cells, l)
	return true
}

// address reads the mailing address and the county as stated.
func (r *rowReader) address(cells []string, l *data.Location) {
	c := &r.column
	street := at(cells, c.address)
	if blankWord(street) {
		street = ""
	}
	if second := at(cells, c.address2); !blankWord(second) {
		street = trim(street + " " + second)
	}
	l.Street = r.keep.text(printable(street))
	if city := at(cells, c.city); !blankWord(city) {
		l.City = r.keep.word(printable(city))
	}
	if s := at(cells, c.state); s != "" && (!blankWord(s) || len(s) == 2) {
		state, ok := readState(s)
		if ok {
			l.State = r.keep.word(state)
		} else if !blankWord(s) {
			r.warn(FieldState, s, NoLocation, "unknown state; the row was taken without it")
		}
	}
	if s := at(cells, c.zip); !blankWord(s) {
		zip, ok := readZIP(s)
		if ok {
			l.ZIP = r.keep.word(zip)
		} else {
			r.warn(FieldZIP, s, NoLocation, "a ZIP code has five or nine digits; the row was taken without it")
		}
	}
	r.statedCounty(cells, l)
}

// statedCounty reads the county by code or by name.
func (r *rowReader) statedCounty(cells []string, l *data.Location) {
	if s := at(cells, r.column.fips); !blankWord(s) {
		fips, ok := padded(s, 5)
		if ok && len(whole(s)) >= 4 {
			l.CountyFIPS = r.keep.word(fips)
			return
		}
		r.warn(FieldCountyFIPS, s, BadCounty, "a county FIPS code has five digits; the row was taken without it")
	}
	name := at(cells, r.column.county)
	if blankWord(name) || r.places == nil {
		return
	}
	state := l.State
	if zip, ok := r.places.zip(five(l.ZIP)); state == "" && ok {
		state = zip.State
	}
	if l.CountyFIPS = r.keep.word(r.places.county(state, name)); l.CountyFIPS == "" {
		r.warn(FieldCounty, name, BadCounty, "no county of this name in the state; the row was taken without it")
	}
}

func five(zip string) string { return zip[:min(5, len(zip))] }

// ladder finds a point for a row without coordinates.
func (r *rowReader) ladder(cells []string, l *data.Location) bool {
	if zip, ok := r.places.zip(five(l.ZIP)); ok {
		l.Lat, l.Lon, l.Quality = zip.Lat, zip.Lon, data.ZIPPoint
		if l.State != "" && zip.State != "" && l.State != zip.State {
			r.warn(FieldZIP, l.ZIP, NoLocation, "the ZIP code is in "+zip.State+", the row says "+l.State+"; the ZIP code's point was taken")
		}
		return true
	}
	if city := r.places.city(l.State, l.City); city.ok {
		l.Lat, l.Lon, l.Quality = city.lat, city.lon, data.CityPoint
		return true
	}
	if county := r.places.middle(l.CountyFIPS); county.ok {
		l.Lat, l.Lon, l.Quality = county.lat, county.lon, data.CountyPoint
		return true
	}
	field, value := FieldZIP, at(cells, r.column.zip)
	if r.column.zip < 0 {
		field, value = FieldCity, at(cells, r.column.city)
	}
	if r.column.zip < 0 && r.column.city < 0 {
		field, value = FieldLat, ""
	}
	r.reject(field, value, NoLocation, "no location: no coordinates, and neither ZIP code, city nor county could be found")
	return false
}

// compare warns when the stated county is not where the point is; the stated county stays.
func (r *rowReader) compare(cells []string, l *data.Location) {
	if r.places == nil || l.CountyFIPS == "" {
		return
	}
	value := at(cells, r.column.county)
	field := FieldCounty
	if value == "" {
		field, value = FieldCountyFIPS, at(cells, r.column.fips)
	}
	switch l.Quality {
	case data.Stated:
		if found, ok := r.places.in(l.CountyFIPS, l.Lat, l.Lon); !ok {
			r.warn(field, value, BadCounty, fmt.Sprintf("the coordinates are in %s, but the row says %s; the row was taken as stated", r.places.name(found), r.places.name(l.CountyFIPS)))
		}
	case data.ZIPPoint:
		zip, _ := r.places.zip(five(l.ZIP))
		if len(zip.Counties) > 0 && !slices.ContainsFunc(zip.Counties, func(s geo.CountyShare) bool { return s.FIPS == l.CountyFIPS }) {
			r.warn(field, value, BadCounty, fmt.Sprintf("the ZIP code is in %s, but the row says %s; the row was taken as stated", r.places.name(zip.Counties[0].FIPS), r.places.name(l.CountyFIPS)))
		}
	}
}
