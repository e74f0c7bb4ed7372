package adequacy

import (
	"encoding/json"
	"os"
	"testing"

	"countyline/data"
	"countyline/geo"
)

// The eight spellings of the file. Paediatric and reproductive endocrinologists are no HSD type.
var endocrinologySpellings = map[string]string{
	"Endocrinology": "012",
	"Internal Medicine: Endocrinology, Diabetes & Metabolism": "012",
	"Endocrinology, Reproductive":                             "",
	"Obstetrics & Gynecology: Reproductive Endocrinology":     "",
	"Pediatric Endocrinology":                                 "",
	"Pediatrics: Pediatric Endocrinology":                     "",
	"Reproductive Endocrinology":                              "",
	"Reproductive Endocrinology - Infertility":                "",
}

func TestFloridasEndocrinologistsAreThoseForAdults(t *testing.T) {
	w := florida(t)
	a, n := w.area(), w.network()
	if n.NotJudged != 640 || len(w.members) != 1753 {
		t.Errorf("%d of %d participations are not judged, want 640 of 1,753", n.NotJudged, len(w.members))
	}
	r := Assess(a, n)
	if problem := w.compare(r); problem != "" {
		t.Error(problem)
	}
	passes, counted := 0, map[string]int{}
	for row := range a.Rows {
		if r.Cell(row, 0).Pass() {
			passes++
		}
		counted[a.Rows[row].County.Name] = r.Cell(row, 0).Counted
	}
	for i := range w.members {
		w.members[i].Specialty = "012"
	}
	everybody := w.assess()
	more := 0
	for row := range a.Rows {
		if everybody.Cell(row, 0).Counted > r.Cell(row, 0).Counted {
			more++
		}
	}
	t.Logf("%d of %d counties pass; Miami-Dade counts %d; children's and reproductive endocrinologists would have raised %d counties",
		passes, len(a.Rows), counted["Miami-Dade"], more)
	if len(a.Rows) != 67 || more == 0 {
		t.Errorf("%d counties, %d would count more", len(a.Rows), more)
	}
}

// florida judges type 012 of Florida's counties by the CMS file's minimums and limits, with the embedded ZIP
// points at 17 % of the population.
func florida(t *testing.T) world {
	t.Helper()
	s := cmsStandards(t)
	ref := cmsReference(t, s)
	w := world{rules: RulesOf(s)}
	for typ, sp := range ref.Types {
		if sp.Code != "012" {
			continue
		}
		w.types, w.codes = []data.Specialty{sp}, []data.Specialty{sp}
		for _, c := range ref.Counties {
			if c.State == "FL" {
				c.Requirements = c.Requirements[typ : typ+1]
				w.counties = append(w.counties, c)
			}
		}
	}
	w.points, w.members = floridaPoints(t), endocrinologists(t)
	return w
}

func floridaPoints(t *testing.T) (points []data.Point) {
	t.Helper()
	zips, err := geo.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	const share = 0.17 * data.PerBeneficiary
	for _, z := range zips.ZIPs() {
		for _, c := range z.Counties {
			if z.State == "FL" && c.FIPS[:2] == "12" {
				points = append(points, data.Point{
					ZIP: z.Code, Lat: z.Lat, Lon: z.Lon, CountyFIPS: c.FIPS,
					Beneficiaries: int64(float64(z.Population) * c.Share * share),
				})
			}
		}
	}
	return points
}

func endocrinologists(t *testing.T) (members []data.Participation) {
	t.Helper()
	b, err := os.ReadFile(sharedData + "facilities/FL_fl_endocrinologists.json")
	if err != nil {
		t.Skipf("%v: real data is never part of the repository", err)
	}
	var file struct {
		Providers []struct {
			NPI, Name, Specialty, Address string
			Lat, Lng                      float64
		}
	}
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	for _, p := range file.Providers {
		code, known := endocrinologySpellings[p.Specialty]
		npi, ok := data.ParseNPI(p.NPI)
		if !known || !ok {
			t.Fatalf("%+v", p)
		}
		members = append(members, data.Participation{
			NPI: npi, Name: p.Name, Specialty: code, Status: data.Signed,
			Location: data.Location{Street: p.Address, Lat: p.Lat, Lon: p.Lng, Quality: data.Stated},
		})
	}
	return members
}
