package pack

import "fmt"

const zipMagic = "countyline-zips-1\n"

// ZIP is one ZIP code as stored.
type ZIP struct {
	Code       int // 601 is 00601
	State      int // index into States
	Lat, Lon   int // microdegrees
	City       string
	OtherCity  string // a second name another source gives it; empty when they agree
	Population int
	PostOnly   bool // P.O. boxes or one organisation: nobody lives there
	Counties   []Share
}

// Share is the part of a ZIP's population in one county.
type Share struct {
	County int // FIPS as a number
	Weight int // hundredths of a percent
}

// Cities are stored once, in the order of first use.
type cityTable struct {
	index map[string]int
	names []string
}

func (t *cityTable) add(name string) int {
	i, ok := t.index[name]
	if !ok {
		i = len(t.names)
		t.index[name] = i
		t.names = append(t.names, name)
	}
	return i
}

// EncodeZIPs packs ZIPs column by column; the same list always gives the same bytes.
func EncodeZIPs(zips []ZIP) ([]byte, error) {
	cities := cityTable{index: map[string]int{"": 0}, names: []string{""}}
	city, other := make([]int, len(zips)), make([]int, len(zips))
	for i, z := range zips {
		city[i], other[i] = cities.add(z.City), cities.add(z.OtherCity)
	}
	var w writer
	w.count(len(cities.names))
	for _, name := range cities.names {
		w.text(name)
	}
	w.count(len(zips))
	column := func(value func(i int) int) {
		last := 0
		for i := range zips {
			v := value(i)
			w.signed(v - last)
			last = v
		}
	}
	column(func(i int) int { return zips[i].Code })
	column(func(i int) int { return zips[i].State })
	column(func(i int) int { return zips[i].Lat })
	column(func(i int) int { return zips[i].Lon })
	column(func(i int) int { return city[i] })
	for i, z := range zips {
		w.count(other[i])
		w.count(z.Population<<1 | flag(z.PostOnly))
	}
	last := 0
	for _, z := range zips {
		w.count(len(z.Counties))
		for _, s := range z.Counties {
			w.signed(s.County - last)
			last = s.County
			if len(z.Counties) > 1 {
				w.count(s.Weight)
			}
		}
	}
	return w.sealed(zipMagic)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// DecodeZIPs unpacks the ZIPs and checks that every index it follows exists.
func DecodeZIPs(file []byte) ([]ZIP, error) {
	r, err := open(file, zipMagic)
	if err != nil {
		return nil, err
	}
	cities := make([]string, r.count())
	for i := range cities {
		cities[i] = r.text()
	}
	zips := make([]ZIP, r.count())
	column := func(set func(z *ZIP, v int)) {
		v := 0
		for i := range zips {
			v += r.signed()
			set(&zips[i], v)
		}
	}
	name := func(i int) string {
		if i < 0 || i >= len(cities) {
			r.fail()
			return ""
		}
		return cities[i]
	}
	column(func(z *ZIP, v int) { z.Code = v })
	column(func(z *ZIP, v int) { z.State = v })
	column(func(z *ZIP, v int) { z.Lat = v })
	column(func(z *ZIP, v int) { z.Lon = v })
	column(func(z *ZIP, v int) { z.City = name(v) })
	for i := range zips {
		zips[i].OtherCity = name(r.number(1 << 30))
		people := r.number(1 << 40)
		zips[i].Population, zips[i].PostOnly = people>>1, people&1 == 1
	}
	r.shares(zips)
	return zips, checked(zips, r.err)
}

// shares reads the county weights into one backing array, which spares an allocation per ZIP.
func (r *reader) shares(zips []ZIP) {
	all := make([]Share, 0, len(zips)+len(zips)/3)
	county := 0
	for i := range zips {
		n, from := r.count(), len(all)
		for range n {
			county += r.signed()
			s := Share{County: county, Weight: Whole}
			if n > 1 {
				s.Weight = r.number(Whole + 1)
			}
			all = append(all, s)
		}
		zips[i].Counties = all[from:len(all):len(all)]
	}
}

// Whole is the weight of a ZIP that lies in one county: a hundred percent in hundredths.
const Whole = 10000

// checked refuses values that no ZIP can have.
func checked(zips []ZIP, err error) error {
	if err != nil {
		return err
	}
	for i, z := range zips {
		if z.Code < 0 || z.Code > 99999 || i > 0 && z.Code <= zips[i-1].Code {
			return fmt.Errorf("the ZIP file is not in order at entry %d", i)
		}
		if z.State < 0 || z.State >= len(States) || z.Lat < -90e6 || z.Lat > 90e6 || z.Lon < -180e6 || z.Lon > 180e6 {
			return fmt.Errorf("the ZIP file has an impossible state or point at %05d", z.Code)
		}
	}
	return nil
}
