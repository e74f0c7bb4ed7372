package sqlite

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

// Whatever is saved comes back the same, to the last bit of every figure.

func TestARosterComesBackAsItWentIn(t *testing.T) {
	db := workspace(t)
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		product := rapid.StringMatching(`[a-z]{12}`).Draw(t, "product")
		rows := rapid.SliceOfN(participations(), 0, 250).Draw(t, "rows")
		rejects := rapid.SliceOfN(rejects(), 0, 5).Draw(t, "rejects")
		set, err := db.SaveRoster(ctx, Import{Dataset: data.Dataset{ProductID: product, FileName: "roster.csv"}, Rejects: rejects}, rows)
		if err != nil {
			t.Fatal(err)
		}
		got, files, err := db.LoadParticipations(ctx, product)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 || files[len(files)-1] != set {
			t.Fatalf("dataset %+v is not the last of %+v", set, files)
		}
		var own []data.Participation // a product drawn twice has an older roster too
		for _, p := range got {
			if int(p.Row.File) == len(files)-1 {
				p.Row.File = 0
				own = append(own, p)
			}
		}
		same(t, own, rows)
		back, err := db.Rejects(ctx, set.ID)
		if err != nil {
			t.Fatal(err)
		}
		same(t, back, rejects)
	})
}

func TestAPopulationComesBackAsItWentIn(t *testing.T) {
	db := workspace(t)
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		p := data.Population{
			Source: sources().Draw(t, "source"), Estimate: rapid.Bool().Draw(t, "estimate"),
			Points: rapid.SliceOfN(points(), 0, 250).Draw(t, "points"),
		}
		set, err := db.SavePopulation(ctx, Import{}, p)
		if err != nil {
			t.Fatal(err)
		}
		got, file, err := db.LoadPopulation(ctx)
		if err != nil || file != set {
			t.Fatalf("got %+v, %v; want %+v", file, err, set)
		}
		same(t, got.Points, p.Points)
		got.Points, p.Points = nil, nil
		same(t, got, p)
	})
}

func TestAReferenceComesBackAsItWentIn(t *testing.T) {
	db := workspace(t)
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		want := references().Draw(t, "reference")
		set, err := db.SaveReference(ctx, Import{}, want)
		if err != nil {
			t.Fatal(err)
		}
		got, file, err := db.LoadReference(ctx)
		if err != nil || file != set {
			t.Fatalf("got %+v, %v; want %+v", file, err, set)
		}
		same(t, got, want)
	})
}

// same compares field by field and takes an empty list for no list.
func same[T any](t *rapid.T, got, want T) {
	t.Helper()
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	if g.Kind() == reflect.Slice && g.Len() == 0 && w.Len() == 0 {
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("came back changed:\n got %+v\nwant %+v", got, want)
	}
}

func words() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"", "Greenville", "MS", "28151", "St. John's \"Clinic\"", "Peña — łódź", "a\nb\tc"}), rapid.String())
}

// degrees are any finite figures: the store must not round what intake let through.
func degrees() *rapid.Generator[float64] {
	return rapid.Map(rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64), func(f float64) float64 {
		return f + 0 // minus zero and zero are one latitude
	})
}

func sources() *rapid.Generator[data.Source] {
	return rapid.Custom(func(t *rapid.T) data.Source {
		return data.Source{Name: words().Draw(t, "name"), AsOf: words().Draw(t, "as of")}
	})
}

func rejects() *rapid.Generator[data.Reject] {
	return rapid.Custom(func(t *rapid.T) data.Reject {
		return data.Reject{
			Line: rapid.Int32().Draw(t, "line"), Column: words().Draw(t, "column"), Value: words().Draw(t, "value"),
			Reason: words().Draw(t, "reason"), Warning: rapid.Bool().Draw(t, "warning"),
		}
	})
}

func locations() *rapid.Generator[data.Location] {
	return rapid.Custom(func(t *rapid.T) data.Location {
		return data.Location{
			Street: words().Draw(t, "street"), City: words().Draw(t, "city"), State: words().Draw(t, "state"),
			ZIP: words().Draw(t, "zip"), CountyFIPS: words().Draw(t, "county"),
			Lat: degrees().Draw(t, "lat"), Lon: degrees().Draw(t, "lon"),
			Quality: data.Quality(rapid.IntRange(0, 3).Draw(t, "quality")),
		}
	})
}

func participations() *rapid.Generator[data.Participation] {
	return rapid.Custom(func(t *rapid.T) data.Participation {
		return data.Participation{
			NPI:  data.NPI(rapid.Uint64Range(0, math.MaxInt64).Draw(t, "npi")),
			Name: words().Draw(t, "name"), Practice: words().Draw(t, "practice"), Specialty: words().Draw(t, "specialty"),
			Location: locations().Draw(t, "location"), SSA: words().Draw(t, "ssa"),
			Status: data.Status(rapid.IntRange(0, 4).Draw(t, "status")), Beds: rapid.Int32().Draw(t, "beds"),
			Row: data.RowRef{Line: rapid.Int32().Draw(t, "line")},
		}
	})
}

func points() *rapid.Generator[data.Point] {
	return rapid.Custom(func(t *rapid.T) data.Point {
		return data.Point{
			ZIP: words().Draw(t, "zip"), Lat: degrees().Draw(t, "lat"), Lon: degrees().Draw(t, "lon"),
			CountyFIPS: words().Draw(t, "county"), SSA: words().Draw(t, "ssa"), Beneficiaries: rapid.Int64().Draw(t, "beneficiaries"),
		}
	})
}

func limits() *rapid.Generator[data.Limit] {
	return rapid.Custom(func(t *rapid.T) data.Limit {
		return data.Limit{Minutes: degrees().Draw(t, "minutes"), Miles: degrees().Draw(t, "miles")}
	})
}

func specialties() *rapid.Generator[data.Specialty] {
	return rapid.Custom(func(t *rapid.T) data.Specialty {
		return data.Specialty{
			Code: words().Draw(t, "code"), Name: words().Draw(t, "name"), Kind: data.Kind(rapid.IntRange(0, 1).Draw(t, "kind")),
			EvaluatedAs: words().Draw(t, "evaluated as"), Unit: data.Unit(rapid.IntRange(0, 2).Draw(t, "unit")),
		}
	})
}

func references() *rapid.Generator[data.Reference] {
	return rapid.Custom(func(t *rapid.T) data.Reference {
		types := rapid.SliceOfN(specialties(), 1, 5).Draw(t, "types")
		counties := rapid.Custom(func(t *rapid.T) data.County {
			requirement := rapid.Custom(func(t *rapid.T) data.Requirement {
				return data.Requirement{Required: rapid.Int().Draw(t, "required"), Limit: limits().Draw(t, "limit"), Adjusted: rapid.Bool().Draw(t, "adjusted")}
			})
			return data.County{
				SSA: words().Draw(t, "ssa"), FIPS: words().Draw(t, "fips"), Name: words().Draw(t, "name"), State: words().Draw(t, "state"),
				Type: data.CountyType(rapid.IntRange(0, 4).Draw(t, "type")), Beneficiaries: rapid.Int64().Draw(t, "beneficiaries"),
				P95: degrees().Draw(t, "p95"), BeneficiariesRequired: rapid.Int64().Draw(t, "required"),
				Requirements: rapid.SliceOfN(requirement, len(types), len(types)).Draw(t, "requirements"),
			}
		})
		certificate := rapid.Custom(func(t *rapid.T) data.CertificateOfNeed {
			return data.CertificateOfNeed{SSA: words().Draw(t, "ssa"), Specialty: words().Draw(t, "code"), Customized: rapid.Bool().Draw(t, "customized")}
		})
		note := rapid.Custom(func(t *rapid.T) data.Note {
			return data.Note{Specialty: words().Draw(t, "code"), Text: words().Draw(t, "text")}
		})
		change := rapid.Custom(func(t *rapid.T) data.CriteriaChange {
			return data.CriteriaChange{SSA: words().Draw(t, "ssa"), Specialty: words().Draw(t, "code"), Now: limits().Draw(t, "now"), Before: limits().Draw(t, "before"), Reason: words().Draw(t, "reason")}
		})
		return data.Reference{
			Source: sources().Draw(t, "source"), Year: rapid.Int().Draw(t, "year"), Types: types,
			Counties:          rapid.SliceOfN(counties, 1, 4).Draw(t, "counties"),
			CertificateOfNeed: rapid.SliceOfN(certificate, 1, 3).Draw(t, "certificates"),
			Notes:             rapid.SliceOfN(note, 1, 3).Draw(t, "notes"),
			Changes:           rapid.SliceOfN(change, 1, 3).Draw(t, "changes"),
			Estimate:          rapid.Bool().Draw(t, "estimate"),
		}
	})
}

func TestAnEnrollmentComesBackAsItWentIn(t *testing.T) {
	db := workspace(t)
	ctx := context.Background()
	if _, _, err := db.LoadEnrollment(ctx); data.CodeOf(err) != "no_enrollment" {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		want := data.Enrollment{Source: sources().Draw(t, "source")}
		for i := range rapid.IntRange(0, 250).Draw(t, "counties") {
			want.Counties = append(want.Counties, data.CountyMembers{SSA: fmt.Sprint(i), FIPS: "28151", Members: rapid.Int64Range(0, 1e9).Draw(t, "members")})
		}
		set, err := db.SaveEnrollment(ctx, Import{Dataset: data.Dataset{Taken: 7}}, want)
		if err != nil {
			t.Fatal(err)
		}
		got, file, err := db.LoadEnrollment(ctx)
		if err != nil || file != set {
			t.Fatalf("got %+v, %v; want %+v", file, err, set)
		}
		same(t, got, want)
	})
}
