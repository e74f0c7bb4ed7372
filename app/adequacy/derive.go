package adequacy

import (
	"math"

	"countyline/data"
)

// CountyFacts is what is publicly known of a county without the CMS reference file.
type CountyFacts struct {
	FIPS, Name, State string
	Population        int64
	LandSqMi          float64
	Beneficiaries     int64
}

// Derive estimates the reference: county types by 42 CFR 422.116(c), base limits, and minimum numbers from
// the ratios and the 95th percentile of base population ratios. CMS customises limits; this cannot.
func Derive(s *data.Standards, counties []CountyFacts) *data.Reference {
	ref := &data.Reference{Source: s.Source, Types: s.Types, Estimate: true, Counties: make([]data.County, 0, len(counties))}
	rules := rulesByType(s)
	all := make([]data.Requirement, 0, len(counties)*len(s.Types)) // one piece of memory for all counties
	for _, f := range counties {
		density := math.Inf(1) // a county without an outline is a city
		if f.LandSqMi > 0 {
			density = float64(f.Population) / f.LandSqMi
		}
		kind := s.CountyType(f.Population, density)
		c := data.County{
			FIPS: f.FIPS, Name: f.Name, State: f.State, Type: kind, Beneficiaries: f.Beneficiaries,
			P95: s.P95[kind], BeneficiariesRequired: int64(math.Ceil(s.P95[kind]*float64(f.Beneficiaries) - ceilTolerance)),
		}
		from := len(all)
		for _, r := range rules[kind] {
			required := r.fixed
			if r.ratio > 0 {
				required = max(required, RequiredCount(r.ratio, f.Beneficiaries, c.P95))
			}
			all = append(all, data.Requirement{Required: required, Limit: r.limit})
		}
		c.Requirements = all[from:len(all):len(all)]
		ref.Counties = append(ref.Counties, c)
	}
	return ref
}

// typeRule is what one type asks of a county of some kind.
type typeRule struct {
	fixed int     // minimum number whatever the people
	ratio float64 // per 1,000 beneficiaries to be covered; 0 = none
	limit data.Limit
}

// rulesByType lists the rules of each kind of county in the order of the types: a nation asks for them 139,000 times.
func rulesByType(s *data.Standards) (rules [len(data.CountyTypes)][]typeRule) {
	for _, kind := range data.CountyTypes {
		for _, t := range s.Types {
			rules[kind] = append(rules[kind], typeRule{s.FixedMinimum[t.Code], s.RatioPer1000[t.Code][kind], s.Limits[t.Code][kind]})
		}
	}
	return rules
}

// ceilTolerance keeps rounding noise from adding a provider: CMS's own figures were reproduced with it.
const ceilTolerance = 1e-6

// RequiredCount is the minimum number for a ratio per 1,000 beneficiaries required to cover: rounded up from
// the unrounded product, at least one (42 CFR 422.116(e)).
func RequiredCount(ratioPer1000 float64, beneficiaries int64, p95 float64) int {
	return max(1, int(math.Ceil(ratioPer1000/1000*float64(beneficiaries)*p95-ceilTolerance)))
}
