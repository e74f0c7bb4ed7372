package app

import (
	"slices"
	"strings"
	"sync"

	"countyline/data"
	"countyline/data/intake"
	"countyline/data/sqlite"
)

// lister sorts participations by provider, practice and location. Words are numbered first, so that what occurs in a
// group is found by looking at numbers.
type lister struct {
	list   *NetworkList
	places intake.Places

	provider, practice, location, specialty []int32 // of each member; a practice may be -1
	city, county, zip                       []int32 // of each location
	cities, counties, zips, codes           vocabulary
	providerNames                           []nameOf
}

// nameOf is a name with the file it is from: the newest file has the last word.
type nameOf struct {
	name string
	file int32
}

func newLister(l *NetworkList, e *evidence) *lister {
	n := len(l.members)
	return &lister{
		list: l, places: intake.PlacesOf(e.atlas, e.zips),
		provider: make([]int32, n), practice: make([]int32, n), location: make([]int32, n), specialty: make([]int32, n),
		cities: newVocabulary(), counties: newVocabulary(), zips: newVocabulary(), codes: newVocabulary(),
	}
}

func (b *lister) build() {
	l := b.list
	l.providers, l.practices, l.locations = map[data.NPI]int32{}, map[string]int32{}, map[string]int32{}
	var work sync.WaitGroup
	work.Go(func() {
		b.number()
		l.byProvider = groupsOf(b.provider, len(l.Providers))
	})
	work.Go(func() {
		b.numberPractices()
		l.byPractice = groupsOf(b.practice, len(l.Practices))
	})
	work.Wait()
	l.byLocation = groupsOf(b.location, len(l.Locations))
	work.Go(b.fillProviders)
	work.Go(func() {
		b.fillPractices()
		b.fillLocations()
	})
	work.Wait()
}

// number gives every provider and location its place in the list.
func (b *lister) number() {
	l := b.list
	for i := range l.members {
		m := &l.members[i]
		at, known := l.providers[m.NPI]
		if !known {
			at = int32(len(l.Providers))
			l.providers[m.NPI] = at
			l.Providers = append(l.Providers, Provider{NPI: m.NPI})
			b.providerNames = append(b.providerNames, nameOf{m.Name, m.Row.File})
		}
		if name := &b.providerNames[at]; m.Name != "" && (name.name == "" || m.Row.File > name.file) {
			*name = nameOf{m.Name, m.Row.File}
		}
		b.provider[i] = at
		b.specialty[i] = b.codes.of(m.Specialty)
		at, known = l.locations[m.LocationID]
		if !known {
			at = int32(len(l.Locations))
			l.locations[m.LocationID] = at
			l.Locations = append(l.Locations, b.newLocation(m))
		}
		b.location[i] = at
	}
}

func (b *lister) newLocation(m *sqlite.Member) Location {
	at := Location{ID: m.LocationID, Location: m.Location, FIPS: m.Location.CountyFIPS}
	if at.FIPS == "" {
		at.FIPS, _ = b.places.Locate(at.Lat, at.Lon)
	}
	if at.FIPS != "" {
		at.County = b.places.CountyName(at.FIPS)
	}
	at.Edited = m.Imported != nil && m.Imported.Location != m.Location
	city := at.City
	if city != "" && at.State != "" {
		city += ", " + at.State
	}
	b.city = append(b.city, b.cities.of(city))
	b.county = append(b.county, b.counties.of(at.County))
	b.zip = append(b.zip, b.zips.of(at.ZIP[:min(5, len(at.ZIP))]))
	return at
}

// numberPractices puts all spellings of a name into one practice.
func (b *lister) numberPractices() {
	l := b.list
	byName := map[string]int32{}   // as written
	byFolded := map[string]int32{} // case and punctuation do not matter
	for i := range l.members {
		m := &l.members[i]
		if m.Practice == "" {
			b.practice[i] = -1
			continue
		}
		at, known := byName[m.Practice]
		if !known {
			folded := data.Fold(m.Practice)
			if at, known = byFolded[folded]; !known {
				at = int32(len(l.Practices))
				byFolded[folded] = at
				l.Practices = append(l.Practices, Practice{ID: m.PracticeID, Name: m.Practice})
			}
			byName[m.Practice] = at
		}
		l.practices[m.PracticeID] = at
		b.practice[i] = at
	}
}

func (b *lister) fillProviders() {
	l := b.list
	practices, codes, cities, counties, zips, sources, locations := b.gatherer(l.Practices), newGatherer(b.codes.words), newGatherer(b.cities.words),
		newGatherer(b.counties.words), newGatherer(b.zips.words), newGatherer(l.fileNames()), newCounter(len(l.Locations))
	for i := range l.Providers {
		p := &l.Providers[i]
		p.Name = b.providerNames[i].name
		for _, k := range l.byProvider.of(int32(i)) {
			m, at := &l.members[k], b.location[k]
			practices.add(b.practice[k])
			codes.add(b.specialty[k])
			cities.add(b.city[at])
			counties.add(b.county[at])
			zips.add(b.zip[at])
			sources.add(m.Row.File)
			locations.add(at)
			p.Participations[m.Status]++
			p.Edited = p.Edited || m.Imported != nil || m.ByHand
		}
		p.Practices, p.Cities, p.Counties, p.ZIPs, p.Sources = practices.take(), cities.take(), counties.take(), zips.take(), sources.take()
		p.Specialties, p.Locations = ascending(codes.take()), locations.take()
	}
}

func (b *lister) fillPractices() {
	l := b.list
	codes, cities, counties, zips, sources, locations, providers := newGatherer(b.codes.words), newGatherer(b.cities.words), newGatherer(b.counties.words),
		newGatherer(b.zips.words), newGatherer(l.fileNames()), newCounter(len(l.Locations)), newCounter(len(l.Providers))
	for i := range l.Practices {
		p := &l.Practices[i]
		for _, k := range l.byPractice.of(int32(i)) {
			m, at := &l.members[k], b.location[k]
			codes.add(b.specialty[k])
			cities.add(b.city[at])
			counties.add(b.county[at])
			zips.add(b.zip[at])
			sources.add(m.Row.File)
			locations.add(at)
			providers.add(b.provider[k])
			p.Participations[m.Status]++
			p.Edited = p.Edited || m.Imported != nil && m.Imported.Practice != m.Practice
		}
		p.Cities, p.Counties, p.ZIPs, p.Sources = cities.take(), counties.take(), zips.take(), sources.take()
		p.Specialties, p.Locations, p.Providers = ascending(codes.take()), locations.take(), providers.take()
	}
}

func (b *lister) fillLocations() {
	l := b.list
	practices, codes, sources, providers := b.gatherer(l.Practices), newGatherer(b.codes.words), newGatherer(l.fileNames()), newCounter(len(l.Providers))
	for i := range l.Locations {
		p := &l.Locations[i]
		for _, k := range l.byLocation.of(int32(i)) {
			m := &l.members[k]
			practices.add(b.practice[k])
			codes.add(b.specialty[k])
			sources.add(m.Row.File)
			providers.add(b.provider[k])
			p.Participations[m.Status]++
		}
		p.Practices, p.Sources, p.Specialties, p.Providers = practices.take(), sources.take(), ascending(codes.take()), providers.take()
	}
}

func (b *lister) gatherer(practices []Practice) *gatherer {
	names := make([]string, len(practices))
	for i := range practices {
		names[i] = practices[i].Name
	}
	return newGatherer(names)
}

func (l *NetworkList) fileNames() []string {
	names := make([]string, len(l.Files))
	for i := range l.Files {
		names[i] = l.Files[i].FileName
	}
	return names
}

func ascending(list []string) []string {
	slices.SortFunc(list, strings.Compare)
	return list
}
