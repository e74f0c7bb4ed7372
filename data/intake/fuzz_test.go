package intake

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

// settled checks that a reader gave a result or a sentence, never both.
func settled(t *testing.T, some bool, report *Report, taken int, err error) {
	if err != nil {
		if some || report != nil {
			t.Error("a partial result beside an error")
		}
		var e *data.Error
		if !errors.As(err, &e) {
			t.Errorf("not a sentence for a person: %v", err)
		}
		return
	}
	if report.Rows != report.Taken+report.Rejected || report.Taken != taken {
		t.Errorf("the report does not add up: %+v", report)
	}
}

func fuzzFile(t *testing.T, text []byte) string {
	path := filepath.Join(t.TempDir(), "fuzz")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func FuzzRoster(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(plainHeader + plainLine(plainRow())))
	f.Add([]byte("npi|specialty|city|state\n1992840490|Internal Medicine|\"Fres\nno\"|CA\n"))
	f.Add([]byte("\xFF\xFEn\x00p\x00i\x00"))
	f.Add([]byte(archive(f, workbookParts(`<row><c t="inlineStr"><is><t>npi</t></is></c></row>`))))
	opt := rosterOptions(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		roster, report, err := ReadRosters(context.Background(), []string{fuzzFile(t, text)}, opt)
		taken := 0
		if roster != nil {
			taken = len(roster.Participations)
			for _, p := range roster.Participations {
				if !inUnitedStates(p.Location.Lat, p.Location.Lon) || p.NPI == 0 || p.Specialty == "" {
					t.Errorf("taken: %+v", p)
				}
			}
		}
		settled(t, roster != nil, report, taken, err)
	})
}

func FuzzPopulation(f *testing.F) {
	f.Add([]byte("zip,lat,lon,county_fips,beneficiaries\n93710,36.7,-119.7,06019,914\n"))
	f.Add([]byte("zip;ssa code;members\n93710;05090;\"1,234.5\"\n"))
	f.Add([]byte(archive(f, workbookParts(`<row><c t="inlineStr"><is><t>zip</t></is></c></row>`))))
	places := realPlaces(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		population, report, err := ReadPopulation(context.Background(), fuzzFile(t, text), PopulationOptions{Places: places})
		taken := 0
		if population != nil {
			taken = len(population.Points)
			for _, p := range population.Points {
				if !inUnitedStates(p.Lat, p.Lon) || p.Beneficiaries < 0 || p.CountyFIPS == "" && p.SSA == "" {
					t.Errorf("taken: %+v", p)
				}
			}
		}
		settled(t, population != nil, report, taken, err)
	})
}

func FuzzReference(f *testing.F) {
	small, err := os.ReadFile(otherYear().save(f, "reference.xlsx"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Add([]byte(archive(f, workbookParts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`))))
	f.Fuzz(func(t *testing.T, text []byte) {
		ref, report, err := ReadReference(context.Background(), fuzzFile(t, text), ReferenceOptions{})
		taken := 0
		if ref != nil {
			taken = len(ref.Counties)
		}
		settled(t, ref != nil, report, taken, err)
	})
}

// FuzzSheet feeds the scanner itself, which a packed file would hide from the fuzzer.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c></row></sheetData>`, `<sst><si><t>a &amp; b</t></si><si><r><t>c</t></r></si></sst>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		if !plainSheet(sheet) {
			return
		}
		texts, err := scanStrings(shared)
		if err != nil {
			texts = nil
		}
		s := sheetScanner{text: sheet, strings: texts}
		last := 0
		_ = s.rows(func(line int, cells []string) error {
			if line <= last || len(cells) == 0 || len(cells) > sheetColumns {
				t.Errorf("line %d after %d with %d cells", line, last, len(cells))
			}
			last = line
			return nil
		})
	})
}

// FuzzMapping lays a mapping from a file over headers from a file.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(`{"name": "a", "columns": {"Prov ID": "npi", "Kind": "specialty_code", "Zip": ""}}`), "Prov ID,Kind,Zip,city,state")
	f.Add([]byte(`{"columns": {"": "npi", "npi": "lat", "NPI": "lon"}}`), "npi,NPI,,zip,status,Status")
	f.Fuzz(func(t *testing.T, text []byte, head string) {
		var m Mapping
		if json.Unmarshal(text, &m) != nil || m.Check() != nil {
			return
		}
		cells := split(strings.ReplaceAll(head, `"`, ""), ',', nil)
		h, again := readHeader(cells, []Mapping{m}), readHeader(cells, []Mapping{m})
		if !slices.Equal(h.fields, again.fields) {
			t.Errorf("%q is read as %q, then as %q", head, h.fields, again.fields)
		}
		seen := map[Field]bool{}
		for i, field := range h.fields {
			if field != "" && seen[field] && !manyColumns(field) {
				t.Errorf("%s is read from two columns of %q", field, head)
			}
			seen[field] = true
			if h.mapping != "" && h.mapped[i] && field != "" && !slices.Contains(fields, field) {
				t.Errorf("the mapping has the field %q", field)
			}
		}
		_, _ = h.draft("x.csv"), h.unclearStatus()
	})
}

func FuzzAliases(f *testing.F) {
	f.Add([]byte("alias,code,reason\nheart doctor,008,\nacupuncture,-,not an HSD type\n"))
	f.Add([]byte("\"a\nb\",S03,\"\"\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := ReadAliases(text)
		var e *data.Error
		if err != nil && (all != nil || !errors.As(err, &e)) {
			t.Errorf("%v beside %v", all, err)
		}
		for name, alias := range all {
			if valid, ok := specialtyCode(alias.Code); name != Fold(name) || alias.Code != "" && (!ok || valid != alias.Code) {
				t.Errorf("%q is %+v", name, alias)
			}
		}
	})
}
