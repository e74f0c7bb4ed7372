package adequacy

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"countyline/data"
	"countyline/geo"
)

// The invented nation has the size and the crowding of the United States: most people in few towns.
const (
	nationCounties  = 3_200
	nationTowns     = 33_050
	pointsPerTown   = 3
	nationProviders = 300_000
)

// nationLimits are miles by county type, one class of types after the other.
var nationLimits = [][5]float64{
	{5, 10, 20, 30, 60},
	{10, 20, 35, 60, 85},
	{10, 30, 45, 60, 100},
	{15, 30, 60, 75, 110},
	{15, 40, 75, 90, 130},
	{10, 30, 60, 60, 100},
	{15, 40, 120, 120, 140},
}

// nation invents a country, the same one every time: 43 types, primary care with half of all providers.
func nation() world {
	r := rand.New(rand.NewPCG(2026, 11))
	w := world{rules: straightLine}
	for i := range 43 {
		s := data.Specialty{Code: fmt.Sprintf("%03d", 100+i), EvaluatedAs: fmt.Sprintf("%03d", 100+i)}
		if i == 42 {
			s.Unit = data.Beds
		}
		w.types = append(w.types, s)
	}
	w.codes = w.types
	seats := make([][2]float64, nationCounties)
	for i := range seats {
		seats[i] = [2]float64{25 + 24*r.Float64(), -124 + 57*r.Float64()}
		if cities := 40; i >= cities && i%3 == 0 { // every third county is near a city
			city := seats[r.IntN(cities)]
			seats[i] = [2]float64{city[0] + 0.5*r.NormFloat64(), city[1] + 0.6*r.NormFloat64()}
		}
		w.counties = append(w.counties, data.County{FIPS: fmt.Sprintf("%05d", i), SSA: fmt.Sprintf("S%04d", i)})
	}
	towns, people := nationOfTowns(r, &w, seats)
	for i, kind := range nationTypes(people) {
		w.counties[i].Type = kind
		for t := range w.types {
			miles := nationLimits[t%len(nationLimits)][kind]
			w.counties[i].Requirements = append(w.counties[i].Requirements, data.Requirement{
				Required: 1 + int(people[i]/2e11), Limit: data.Limit{Minutes: miles * ruleOfMinutes[kind], Miles: miles},
			})
		}
	}
	w.staff(r, towns)
	return w
}

// nationOfTowns places towns around county seats, with populations by Zipf's law, and returns the towns by how
// many people live there, cumulated, and the people of each county.
func nationOfTowns(r *rand.Rand, w *world, seats [][2]float64) (towns []town3, people []int64) {
	people = make([]int64, len(seats))
	total := 0.0
	for i := range nationTowns {
		county := r.IntN(len(seats))
		if i < nationTowns/6 {
			county -= county % 3 // large towns are near a city
		}
		weight := int64(4e13 / float64(i+20))
		lat, lon := seats[county][0]+0.17*r.NormFloat64(), seats[county][1]+0.2*r.NormFloat64()
		total += float64(weight)
		towns = append(towns, town3{lat, lon, total})
		people[county] += weight
		for range pointsPerTown {
			w.points = append(w.points, data.Point{
				Lat: lat + 0.03*r.NormFloat64(), Lon: lon + 0.03*r.NormFloat64(),
				CountyFIPS: w.counties[county].FIPS, Beneficiaries: weight / pointsPerTown,
			})
		}
	}
	return towns, people
}

// town3 is a town with the people of it and of all towns before it.
type town3 struct{ lat, lon, upTo float64 }

// nationTypes gives each county a type by its rank in population, as many of each as the country has.
func nationTypes(people []int64) []data.CountyType {
	ranked := make([]int, len(people))
	for i := range ranked {
		ranked[i] = i
	}
	slices.SortFunc(ranked, func(x, y int) int { return cmp.Compare(people[y], people[x]) })
	types := make([]data.CountyType, len(people))
	last := [5]int{84, 847, 1610, 2684, len(people)}
	for rank, i := range ranked {
		at, _ := slices.BinarySearch(last[:], rank+1)
		types[i] = data.CountyTypes[at]
	}
	return types
}

// staff places providers in proportion to population; a fifth of them work at a second location too.
func (w *world) staff(r *rand.Rand, towns []town3) {
	for len(w.members) < nationProviders {
		somewhere := r.Float64() * towns[len(towns)-1].upTo
		at, _ := slices.BinarySearchFunc(towns, somewhere, func(t town3, x float64) int { return cmp.Compare(t.upTo, x) })
		m := data.Participation{NPI: data.NPI(1e9 + len(w.members)), Specialty: w.types[max(0, r.IntN(84)-41)].Code, Status: data.Signed, Beds: 20}
		m.Location = data.Location{Lat: towns[at].lat + 0.02*r.NormFloat64(), Lon: towns[at].lon + 0.02*r.NormFloat64(), Quality: data.Stated}
		w.members = append(w.members, m)
		if r.IntN(5) == 0 {
			m.Location.Lat += 0.1 * r.NormFloat64()
			w.members = append(w.members, m)
		}
	}
}

// around returns the rows of the counties nearest to a row, that row among them.
func (w world) around(row, counties int) []int {
	middle := func(i int) geo.Vec {
		at := slices.IndexFunc(w.points, func(p data.Point) bool { return p.CountyFIPS == w.counties[i].FIPS })
		if at < 0 {
			return geo.Vec{}
		}
		return geo.VecOf(w.points[at].Lat, w.points[at].Lon)
	}
	home := middle(row)
	distance := make([]float64, len(w.counties))
	rows := make([]int, len(w.counties))
	for i := range rows {
		rows[i], distance[i] = i, geo.Dist2(home, middle(i))
	}
	slices.SortFunc(rows, func(x, y int) int { return cmp.Compare(distance[x], distance[y]) })
	return rows[:counties]
}
