package adequacy

import (
	"fmt"
	"math"

	"countyline/data"

	"pgregory.net/rapid"
)

// world is everything an assessment reads, small enough to be judged by hand.
type world struct {
	types, codes []data.Specialty
	counties     []data.County
	points       []data.Point
	members      []data.Participation
	rules        Rules
	letters      map[string]bool // SSA codes of the counties where letters of intent count
	basis        Basis
	market       Market
}

var (
	primaryCare = data.Specialty{Code: data.PrimaryCare, EvaluatedAs: data.PrimaryCare}
	cardiology  = data.Specialty{Code: "008", EvaluatedAs: "008"}
	hospitals   = data.Specialty{Code: data.AcuteHospital, EvaluatedAs: data.AcuteHospital, Kind: data.FacilityKind, Unit: data.Beds}
	nursing     = data.Specialty{Code: "046", EvaluatedAs: "046", Kind: data.FacilityKind, Unit: data.Facilities}

	smallTypes = []data.Specialty{primaryCare, cardiology, hospitals, nursing}
	smallCodes = append([]data.Specialty{
		{Code: "001", EvaluatedAs: data.PrimaryCare},
		{Code: "006", EvaluatedAs: data.PrimaryCare},
	}, smallTypes...)
	ruleOfPercent = [5]int{90, 90, 85, 85, 85}             // 422.116(d)(4)
	ruleOfMinutes = [5]float64{2, 1.5, 1.3, 1.2, 1.1}      // minutes per mile, read from the CMS file
	straightLine  = Rules{ruleOfPercent, ruleOfMinutes, 1} // as RulesOf gives
	statuses      = []data.Status{data.Signed, data.Active, data.LOI, data.Prospect, data.Terminated}
)

// Positions of the small types.
const (
	inPrimaryCare = iota
	inCardiology
	inHospitals
	inNursing
)

func (w world) reference() *data.Reference {
	return &data.Reference{Types: w.types, Counties: w.counties}
}

func (w world) area() *Area {
	return NewArea(AreaInput{Reference: w.reference(), Points: w.points, Rules: w.rules, LOI: w.hasLetters})
}

func (w world) hasLetters(c *data.County) bool { return w.letters[c.SSA] }

func (w world) network() *Network {
	return NewNetwork(NetworkInput{
		Reference: w.reference(), Specialties: w.codes, Participations: w.members, Basis: w.basis, Market: w.market,
	})
}

func (w world) assess() *Result { return Assess(w.area(), w.network()) }

// aWorld draws counties that share a FIPS code, points on top of each other, points of nobody, providers at
// several locations and in every state, all within some 60 miles.
func aWorld() *rapid.Generator[world] {
	return rapid.Custom(func(t *rapid.T) world {
		w := world{types: smallTypes, codes: smallCodes, rules: straightLine, letters: map[string]bool{}}
		w.rules.RoadFactor = rapid.SampledFrom([]float64{1, 1, 1.25}).Draw(t, "road factor")
		w.basis = rapid.SampledFrom([]Basis{FilingBasis, MemberReadyBasis}).Draw(t, "basis")
		w.counties = someOf(aCounty(), 1, 2, 4).Draw(t, "counties")
		for i := range w.counties {
			w.counties[i].SSA = fmt.Sprintf("050%d0", i)
			w.letters[w.counties[i].SSA] = rapid.Bool().Draw(t, "letters count")
		}
		w.points = someOf(aPoint(), 0, 4, 12, 40).Draw(t, "points")
		w.members = someOf(aMember(), 0, 4, 20, 50).Draw(t, "members")
		return w
	})
}

// someOf draws slices of some lengths; left alone, rapid draws short ones, which agree about everything.
func someOf[T any](of *rapid.Generator[T], lengths ...int) *rapid.Generator[[]T] {
	return rapid.Custom(func(t *rapid.T) []T {
		n := rapid.SampledFrom(lengths).Draw(t, "length")
		return rapid.SliceOfN(of, n, n).Draw(t, "items")
	})
}

func aCounty() *rapid.Generator[data.County] {
	return rapid.Custom(func(t *rapid.T) data.County {
		c := data.County{FIPS: aFIPS(t), Type: rapid.SampledFrom(data.CountyTypes[:]).Draw(t, "type")}
		for range smallTypes {
			miles := rapid.SampledFrom([]float64{5, 10, 20, 30, 60}).Draw(t, "miles")
			minutes := math.Ceil(miles*ruleOfMinutes[c.Type]/5) * 5
			if rapid.IntRange(0, 3).Draw(t, "short minutes") == 0 {
				minutes *= 0.6
			}
			c.Requirements = append(c.Requirements, data.Requirement{
				Required: rapid.IntRange(1, 4).Draw(t, "required"), Limit: data.Limit{Minutes: minutes, Miles: miles},
			})
		}
		return c
	})
}

func aFIPS(t *rapid.T) string {
	return rapid.SampledFrom([]string{"06037", "06037", "06111"}).Draw(t, "fips")
}

func aPoint() *rapid.Generator[data.Point] {
	return rapid.Custom(func(t *rapid.T) data.Point {
		p := data.Point{CountyFIPS: aFIPS(t)}
		if rapid.IntRange(0, 2).Draw(t, "states its row") == 0 {
			p.SSA = rapid.SampledFrom([]string{"05000", "05010", "05030", "99999"}).Draw(t, "ssa")
		}
		p.Lat, p.Lon = aPlace(t)
		p.Beneficiaries = rapid.SampledFrom([]int64{0, 1, 333_333, data.PerBeneficiary, 170 * data.PerBeneficiary}).Draw(t, "weight")
		return p
	})
}

func aPlace(t *rapid.T) (lat, lon float64) {
	steps := rapid.SampledFrom([]float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	return 34 + 0.0713*steps.Draw(t, "north"), -118 + 0.0837*steps.Draw(t, "east")
}

func aMember() *rapid.Generator[data.Participation] {
	return rapid.Custom(func(t *rapid.T) data.Participation {
		m := data.Participation{
			NPI:       data.NPI(1_000_000_000 + rapid.IntRange(1, 9).Draw(t, "npi")),
			Specialty: rapid.SampledFrom([]string{"001", "006", "S03", "008", "040", "040", "046", "099"}).Draw(t, "code"),
			Status:    rapid.SampledFrom(statuses).Draw(t, "status"),
			Beds:      int32(rapid.IntRange(0, 3).Draw(t, "beds")),
		}
		m.Location.Lat, m.Location.Lon = aPlace(t)
		m.Location.Quality = rapid.SampledFrom([]data.Quality{data.Stated, data.ZIPPoint}).Draw(t, "quality")
		m.Location.Street = rapid.SampledFrom([]string{"", "1 Main St", "2 Oak Ave"}).Draw(t, "street")
		return m
	})
}
