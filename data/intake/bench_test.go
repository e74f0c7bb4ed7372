package intake

import (
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// BenchmarkReferenceImport is to be held against BenchmarkPlainExcelizeRead in the same run.
func BenchmarkReferenceImport(b *testing.B) {
	path := shared(b, referenceFile)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ReadReference(context.Background(), path, ReferenceOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainExcelizeRead(b *testing.B) {
	path := shared(b, referenceFile)
	b.ReportAllocs()
	for b.Loop() {
		file, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		for _, sheet := range file.GetSheetList() {
			if _, err := file.GetRows(sheet); err != nil {
				b.Fatal(err)
			}
		}
		_ = file.Close()
	}
}

// BenchmarkRoster reads 300,000 rows.
func BenchmarkRoster(b *testing.B) {
	path := write(b, "roster.csv", nationalRoster(300_000))
	opt := rosterOptions(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ReadRosters(context.Background(), []string{path}, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRosterOfAddresses reads 300,000 rows of the state template's width, located by ZIP code.
func BenchmarkRosterOfAddresses(b *testing.B) {
	var text strings.Builder
	text.WriteString("Last Name,First Name,NPI,Licence,Language,Tier,Clinic Name,Address,Address 2,City,County,State,Zip Code,Phone,Specialty,Board,Medical Group / IPA\n")
	for i := range 300_000 {
		text.WriteString("ALMASRI,EYAD," + npiOf(i) + ",A111780,NA,1,NA," + pad(i%9000, 1) + " N FRESNO ST,106,FRESNO,Fresno,CA,93710,559-435-4700,Internal Medicine,N,\"GROUP, THE\"\n")
	}
	path := write(b, "roster.csv", text.String())
	opt := rosterOptions(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ReadRosters(context.Background(), []string{path}, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPopulation reads 99,150 points.
func BenchmarkPopulation(b *testing.B) {
	path := write(b, "population.csv", nationalPopulation(99_150))
	opt := PopulationOptions{Places: realPlaces(b)}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ReadPopulation(context.Background(), path, opt); err != nil {
			b.Fatal(err)
		}
	}
}
