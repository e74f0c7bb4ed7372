package app

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"countyline/data"
	"countyline/geo"
	"countyline/reports"
)

// SamplePlan is an invented health plan in Mississippi, from the Delta to the pines, with a roster that has gaps: for a newcomer's first
// look, and for demonstrations. Counties and towns are real; every person, practice, street and NPI is invented.
type SamplePlan struct {
	Plan     data.Plan
	Contract data.Contract
	Product  data.Product
	Counties []data.ServiceCounty // by FIPS code: forty that the plan serves, five it applies for
	Header   []string             // of the roster
	Rows     [][]string           // of the roster as a user's own file would have them, faulty ones included
}

// SampleRoster is the name of the roster that WriteSampleFiles writes.
const SampleRoster = "roster.csv"

// Sample makes the sample plan, the same one every time.
func Sample() (SamplePlan, error) {
	zips, err := geo.LoadGazetteer()
	if err != nil {
		return SamplePlan{}, err
	}
	m := newSampleMaker(zips)
	for _, p := range slices.Concat(samplePostings, tierPostings(), samplePostingsSouth) {
		if err := m.post(p); err != nil {
			return SamplePlan{}, err
		}
	}
	if err := m.specialCases(); err != nil {
		return SamplePlan{}, err
	}
	rows := m.inOrder()
	return SamplePlan{
		Plan:     data.Plan{Name: "Cypress Bend Health Plan, Inc."},
		Contract: data.Contract{Number: "H0000"}, // no such contract exists
		Product: data.Product{
			Name: "Cypress Bend Advantage (HMO)", LineOfBusiness: "MA", ContractYear: 2028,
			Filing: data.Expansion, FilingDue: "2027-02-10",
		},
		Counties: sampleServiceArea(),
		Header:   sampleHeader,
		Rows:     append(rows, sampleFaults(rows)...),
	}, nil
}

// WriteSampleFiles writes the sample's roster into dir, which must exist, and returns the plan with the files' paths.
// A file of that name with other content is left alone, and the error says so.
func WriteSampleFiles(dir string) (SamplePlan, []string, error) {
	plan, err := Sample()
	if err != nil {
		return SamplePlan{}, nil, err
	}
	var text bytes.Buffer
	csv := reports.NewCSV(&text)
	csv.Row(plan.Header...)
	for _, row := range plan.Rows {
		sampleLine(csv, row)
	}
	if err := csv.Flush(); err != nil {
		return SamplePlan{}, nil, err
	}
	path := filepath.Join(dir, SampleRoster)
	present, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(present, text.Bytes()):
		return plan, []string{path}, nil
	case err == nil:
		return SamplePlan{}, nil, &data.Error{Code: "exists", Message: path + " is there already and is not the sample's, so it was left as it is; choose another folder for the sample."}
	case !errors.Is(err, fs.ErrNotExist):
		return SamplePlan{}, nil, sampleUnwritable(dir, err)
	}
	if err := writeWhole(path, text.Bytes()); err != nil {
		return SamplePlan{}, nil, sampleUnwritable(dir, err)
	}
	return plan, []string{path}, nil
}

// sampleLine writes one row; coordinates are numbers, so that a minus sign is not taken for a formula.
func sampleLine(csv *reports.CSV, row []string) {
	for i, cell := range row {
		if number, ok := sampleNumber(i, cell); ok {
			csv.Float(number)
		} else {
			csv.Text(cell)
		}
	}
	csv.End()
}

// writeWhole writes a file under another name first, so that it is there whole or not at all.
func writeWhole(path string, content []byte) error {
	draft, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*.tmp")
	if err != nil {
		return err
	}
	_, err = draft.Write(content)
	err = errors.Join(err, draft.Chmod(0o644), draft.Sync(), draft.Close())
	if err == nil {
		err = os.Rename(draft.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(draft.Name()))
	}
	return nil
}

func sampleUnwritable(dir string, err error) error {
	return &data.Error{Code: "read_only", Message: "The sample could not be written into " + dir + "; nothing else was changed. Choose a folder you may write to, on a disk with some room.", Err: err}
}
