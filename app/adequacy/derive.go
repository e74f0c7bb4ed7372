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
	ref := &data.Reference{Source: s.Source, Types: s.Types, Estimate: true}
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
		for _, t := range s.Types {
			required := s.FixedMinimum[t.Code]
			if ratio := s.RatioPer1000[t.Code][kind]; ratio > 0 {
				required = max(required, RequiredCount(ratio, f.Beneficiaries, c.P95))
			}
			c.Requirements = append(c.Requirements, data.Requirement{Required: required, Limit: s.Limits[t.Code][kind]})
		}
		ref.Counties = append(ref.Counties, c)
	}
	return ref
}

// ceilTolerance keeps rounding noise from adding a provider: CMS's own figures were reproduced with it.
const ceilTolerance = 1e-6

// RequiredCount is the minimum number for a ratio per 1,000 beneficiaries required to cover: rounded up from
// the unrounded product, at least one (42 CFR 422.116(e)).
func RequiredCount(ratioPer1000 float64, beneficiaries int64, p95 float64) int {
	return max(1, int(math.Ceil(ratioPer1000/1000*float64(beneficiaries)*p95-ceilTolerance)))
}
