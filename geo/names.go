package geo

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// nameIndex finds FIPS codes by state and folded county name.
type nameIndex map[nameKey]string

type nameKey struct{ state, name string }

// renamed are counties under names they no longer bear or that CMS and rosters use beside the official one.
var renamed = map[nameKey]string{
	{"AK", "wadehampton"}:      "02158", // Kusilvak since 2015
	{"SD", "shannon"}:          "46102", // Oglala Lakota since 2015
	{"FL", "dade"}:             "12086", // Miami-Dade since 1997
	{"VA", "bedfordcity"}:      "51019", // part of Bedford County since 2013
	{"VA", "cliftonforgecity"}: "51005", // part of Alleghany County since 2001
	{"VA", "southbostoncity"}:  "51083", // part of Halifax County since 1995
	{"DC", "washington"}:       "11001",
	{"NV", "carson"}:           "32510",
	{"NY", "manhattan"}:        "36061",
	{"NY", "brooklyn"}:         "36047",
	{"NY", "statenisland"}:     "36085",
}

// classes are the words that follow a county's name in one source and not in another, longest first.
var classes = []string{
	"cityandborough", "censusarea", "municipality", "municipio", "borough", "county", "parish", "co", "ca",
}

func indexNames(shapes []Shape) nameIndex {
	index := nameIndex{}
	for _, s := range shapes {
		if namedByCMS(s.FIPS) {
			index[nameKey{s.State, foldName(s.Name)}] = s.FIPS
		}
	}
	for _, s := range shapes { // an independent city may leave out "City" where no county has the name
		short, ok := strings.CutSuffix(foldName(s.Name), "city")
		if key := (nameKey{s.State, short}); ok && s.FIPS[2:] >= "510" && index[key] == "" {
			index[key] = s.FIPS
		}
	}
	for key, fips := range renamed {
		if index[key] == "" {
			index[key] = fips
		}
	}
	return index
}

// namedByCMS is false for American Samoa, Guam, the Northern Marianas and the Virgin Islands: the rows of the
// CMS file are villages and groups of islands there, and a like-sounding name is another area.
func namedByCMS(fips string) bool { return fips[:2] <= "56" || fips[:2] == "72" }

// ByName finds a county as CMS and most rosters write it: case, accents, punctuation, "St." for "Saint", a note in
// brackets and the words County, Parish, Borough, Census Area, Municipality or Municipio do not matter. "Baltimore" is
// the county and "Baltimore City" the city; where only a city has the name, "City" may be left out.
func (a *Atlas) ByName(state, county string) (fips string, ok bool) {
	index := a.names()
	state = strings.ToUpper(strings.TrimSpace(state))
	name := foldName(county)
	if fips, ok = index[nameKey{state, name}]; ok {
		return fips, true
	}
	if rest, found := strings.CutPrefix(name, "cityof"); found {
		fips, ok = index[nameKey{state, rest + "city"}]
		return fips, ok
	}
	for _, class := range classes {
		if rest, found := strings.CutSuffix(name, class); found {
			if fips, ok = index[nameKey{state, rest}]; ok {
				return fips, true
			}
		}
	}
	return "", false
}

// foldName keeps the letters of a name, in lower case and without accents, "Saint" written out as "st".
func foldName(name string) string {
	if i := strings.IndexByte(name, '('); i >= 0 {
		name = bracketed(name[:i], name[i:])
	}
	name = strings.ToLower(unaccented(name))
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r != '\'' && r != '’' && !unicode.IsLetter(r) }) {
		switch word {
		case "saint":
			word = "st"
		case "sainte":
			word = "ste"
		}
		for _, r := range word {
			if unicode.IsLetter(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// bracketed keeps a bracket that says "city", the one note that is part of the name.
func bracketed(name, note string) string {
	if strings.EqualFold(strings.Trim(note, "() "), "city") {
		return name + " city"
	}
	return name
}

// unaccented takes accents off letters: Doña Ana is Dona Ana, Mayagüez is Mayaguez.
func unaccented(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
			if folded, _, err := transform.String(t, s); err == nil {
				return folded
			}
			break
		}
	}
	return s
}
