package adequacy

import "countyline/data"

// The town lies on the equator of longitude -90: a point's or provider's place is given in miles north of it.
const milesPerDegree = 3958.7613 * 3.141592653589793 / 180

func north(miles float64) float64 { return miles / milesPerDegree }

// town is one Metro county of 100 beneficiaries at one place that must show one of everything within 10 miles.
func town(members ...data.Participation) world {
	w := world{types: smallTypes, codes: smallCodes, rules: straightLine, members: members, letters: map[string]bool{}}
	w.counties = []data.County{countyOf("05000", "06001")}
	w.points = []data.Point{{CountyFIPS: "06001", Lon: -90, Beneficiaries: 100 * data.PerBeneficiary}}
	return w
}

func countyOf(ssa, fips string) data.County {
	c := data.County{SSA: ssa, FIPS: fips, Type: data.Metro}
	for range smallTypes {
		c.Requirements = append(c.Requirements, data.Requirement{Required: 1, Limit: data.Limit{Minutes: 15, Miles: 10}})
	}
	return c
}

// at is a signed participation some miles north of the town.
func at(miles float64, npi data.NPI, code string) data.Participation {
	return data.Participation{
		NPI: npi, Specialty: code, Status: data.Signed,
		Location: data.Location{Lat: north(miles), Lon: -90, Quality: data.Stated},
	}
}

func cardiologyAt(miles float64, status data.Status) data.Participation {
	p := at(miles, 1_000_000_004, "008")
	p.Status = status
	return p
}

func hospitalAt(miles float64, npi data.NPI, beds int32) data.Participation {
	p := at(miles, npi, data.AcuteHospital)
	p.Beds = beds
	return p
}
