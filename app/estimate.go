package app

import (
	"fmt"
	"math"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/geo"
)

// builtInPopulation makes population points of the built-in ZIP points: a share, in basis points, of the
// people of each ZIP code, divided over its counties.
func builtInPopulation(zips *geo.Gazetteer, share int) *data.Population {
	p := &data.Population{
		Source:   data.Source{Name: fmt.Sprintf("ZIP points at %s of residents", percentText(share)), AsOf: "2022"},
		Estimate: true,
	}
	p.Points = make([]data.Point, 0, len(zips.ZIPs())*4/3)
	for _, z := range zips.ZIPs() {
		people := float64(z.Population) * float64(share) / 10_000
		for _, c := range z.Counties {
			weight := int64(math.Round(people * c.Share * data.PerBeneficiary))
			if weight == 0 {
				continue
			}
			p.Points = append(p.Points, data.Point{ZIP: z.Code, Lat: z.Lat, Lon: z.Lon, CountyFIPS: c.FIPS, Beneficiaries: weight})
		}
	}
	return p
}

// derivedReference estimates what CMS would publish, from the people of the ZIP codes and the area of the
// county polygons.
func (e *evidence) derivedReference() *data.Reference {
	people := map[string]float64{}
	for _, z := range e.zips.ZIPs() {
		for _, c := range z.Counties {
			people[c.FIPS] += float64(z.Population) * c.Share
		}
	}
	beneficiaries := map[string]int64{}
	for _, p := range e.population.Points {
		beneficiaries[p.CountyFIPS] += p.Beneficiaries
	}
	var counties []adequacy.CountyFacts
	for _, s := range e.atlas.Shapes() {
		counties = append(counties, adequacy.CountyFacts{
			FIPS: s.FIPS, Name: s.Name, State: s.State, LandSqMi: s.LandSqMi,
			Population:    int64(math.Round(people[s.FIPS])),
			Beneficiaries: (beneficiaries[s.FIPS] + data.PerBeneficiary/2) / data.PerBeneficiary,
		})
	}
	return adequacy.Derive(e.standards, counties)
}

// percentText prints basis points: 1700 is 17%.
func percentText(basisPoints int) string {
	if basisPoints%100 == 0 {
		return fmt.Sprintf("%d%%", basisPoints/100)
	}
	return fmt.Sprintf("%.2f%%", float64(basisPoints)/100)
}
