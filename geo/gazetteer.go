package geo

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"countyline/assets"
	"countyline/assets/pack"
)

// CountyShare is the part of a ZIP's population that lives in a county; the shares of a ZIP sum to 1.
type CountyShare struct {
	FIPS  string
	Share float64
}

// ZIP is a ZIP code with its point, its people and its counties, greatest share first.
type ZIP struct {
	Code, City, State string
	Lat, Lon          float64 // internal point in degrees
	Population        int     // of all ages, 2022
	Counties          []CountyShare
	PostOnly          bool // P.O. boxes or a single organisation: nobody lives there
}

// Gazetteer knows the ZIP codes of the states, the District of Columbia and the territories. It does not change
// once loaded and may be used from several goroutines.
type Gazetteer struct {
	zips   []ZIP // by code
	cities func() map[nameKey]mean
	others []string // second city names, parallel to zips
}

// mean is a point summed over ZIPs.
type mean struct{ lat, lon, weight float64 }

// LoadGazetteer reads the embedded ZIP codes.
func LoadGazetteer() (*Gazetteer, error) {
	packed, err := pack.DecodeZIPs(assets.ZIPs())
	if err != nil {
		return nil, fmt.Errorf("the built-in ZIP codes cannot be read, so this copy of Countyline is damaged; install it again: %w", err)
	}
	g := &Gazetteer{
		zips:   make([]ZIP, len(packed)),
		others: make([]string, len(packed)),
	}
	fips := fipsTexts{}
	shares := make([]CountyShare, 0, len(packed)+len(packed)/3)
	codes := fiveDigits(packed)
	for i, p := range packed {
		from := len(shares)
		shares = appendShares(shares, p.Counties, fips)
		g.zips[i] = ZIP{
			Code: codes[5*i : 5*i+5], City: p.City, State: pack.States[p.State].Postal,
			Lat: float64(p.Lat) / 1e6, Lon: float64(p.Lon) / 1e6,
			Population: p.Population, PostOnly: p.PostOnly, Counties: shares[from:len(shares):len(shares)],
		}
		g.others[i] = p.OtherCity
	}
	g.cities = sync.OnceValue(g.sumCities)
	return g, nil
}

// fiveDigits writes all codes into one text, of which each ZIP holds a piece.
func fiveDigits(packed []pack.ZIP) string {
	b := make([]byte, 0, 5*len(packed))
	for _, p := range packed {
		b = appendFive(b, p.Code)
	}
	return string(b)
}

func appendFive(b []byte, n int) []byte {
	return append(b, byte('0'+n/10000%10), byte('0'+n/1000%10), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
}

// fipsTexts makes each FIPS text once.
type fipsTexts map[int]string

func (t fipsTexts) of(n int) string {
	s, ok := t[n]
	if !ok {
		s = string(appendFive(nil, n))
		t[n] = s
	}
	return s
}

// appendShares turns weights in hundredths of a percent, which rounding leaves a little off the whole, into shares.
func appendShares(out []CountyShare, weights []pack.Share, fips fipsTexts) []CountyShare {
	total := 0
	for _, w := range weights {
		total += w.Weight
	}
	for _, w := range weights {
		out = append(out, CountyShare{fips.of(w.County), float64(w.Weight) / float64(total)})
	}
	return out
}

// ZIPs are all ZIP codes in order; the slice belongs to the gazetteer.
func (g *Gazetteer) ZIPs() []ZIP { return g.zips }

// ByCode finds a ZIP by its five digits; of ZIP+4 the first five are read.
func (g *Gazetteer) ByCode(zip string) (ZIP, bool) {
	zip = strings.TrimSpace(zip)
	i, ok := slices.BinarySearchFunc(g.zips, zip[:min(5, len(zip))], func(z ZIP, code string) int { return strings.Compare(z.Code, code) })
	if !ok {
		return ZIP{}, false
	}
	return g.zips[i], true
}

// City is the middle of a city's ZIP points, weighted by population; post-only ZIPs serve where there are no others.
func (g *Gazetteer) City(state, city string) (lat, lon float64, ok bool) {
	m, ok := g.cities()[nameKey{strings.ToUpper(strings.TrimSpace(state)), foldCity(city)}]
	if !ok {
		return 0, 0, false
	}
	return m.lat / m.weight, m.lon / m.weight, true
}

func (g *Gazetteer) sumCities() map[nameKey]mean {
	const postOnly = 1e-6 // of a person: outweighed by any ZIP where people live
	cities := make(map[nameKey]mean, len(g.zips))
	for i, z := range g.zips {
		weight := float64(z.Population) + 1
		if z.PostOnly {
			weight = postOnly
		}
		folded, other := foldCity(z.City), foldCity(g.others[i])
		for n, name := range []string{folded, other} {
			if name == "" || n == 1 && name == folded {
				continue
			}
			key := nameKey{z.State, name}
			m := cities[key]
			cities[key] = mean{m.lat + z.Lat*weight, m.lon + z.Lon*weight, m.weight + weight}
		}
	}
	return cities
}

// foldCity folds a city's name like a county's, and "Ft." and "Mt." with it.
func foldCity(city string) string {
	words := strings.Fields(strings.ToLower(city))
	for i, w := range words {
		switch strings.Trim(w, ".") {
		case "ft":
			words[i] = "fort"
		case "mt":
			words[i] = "mount"
		case "n":
			words[i] = "north"
		case "s":
			words[i] = "south"
		case "e":
			words[i] = "east"
		case "w":
			words[i] = "west"
		}
	}
	return foldName(strings.Join(words, " "))
}
