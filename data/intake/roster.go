package intake

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"path/filepath"
	"slices"

	"countyline/data"
)

// RosterOptions are what a roster is read with.
type RosterOptions struct {
	Specialties []data.Specialty // every code a row may have, with its name
	Aliases     map[string]Alias // by specialty name; see ReadAliases
	Mappings    []Mapping        // saved by the user, for headers that are not known
	Places      Places           // nil: rows without coordinates have no location
	Assume      map[Field]string // the specialty code or the status of rows that state none
	Name        string           // what a single file is called, where it is kept under another name; empty: as its path says
	Progress    Progress
}

// Roster is the network as the files state it.
type Roster struct {
	Participations []data.Participation // in the order of files and rows
	Files          []File
}

// ReadRosters reads rosters as CSV, TSV, pipe or XLSX. Every row is taken or in the report. A row that repeats
// NPI, code, location, county served and status is a duplicate, across the files as well.
func ReadRosters(ctx context.Context, paths []string, opt RosterOptions) (*Roster, *Report, error) {
	if err := checkMappings(opt.Mappings); err != nil {
		return nil, nil, err
	}
	b := &rosterBuilder{ctx: ctx, opt: opt, known: newSpecialties(opt), report: &Report{}, seed: maphash.MakeSeed()}
	for _, path := range paths {
		if err := b.file(path); err != nil {
			return nil, nil, err
		}
	}
	b.dropDuplicates()
	b.finish()
	return &Roster{Participations: b.taken, Files: b.report.Files}, b.report, nil
}

// rosterBuilder gathers the rows of all files.
type rosterBuilder struct {
	ctx       context.Context
	opt       RosterOptions
	known     *specialties
	report    *Report
	files     []File
	taken     []data.Participation
	keys      []uint64 // parallel to taken: hash of what makes a duplicate
	rejects   []Reject
	seed      maphash.Seed
	npiColumn []string // per file: its header for the NPI
}

// finish puts the reasons in the order of files and lines and counts.
func (b *rosterBuilder) finish() {
	number := make(map[string]int, len(b.files))
	for i, f := range b.files {
		number[f.Name] = i
	}
	sortRejects(b.rejects, number)
	b.rejects = joinEncoding(b.rejects)
	for _, p := range b.taken {
		b.files[p.Row.File].Taken++
	}
	countWarned(b.rejects, b.files, number)
	b.report.Rejects = b.rejects
	for _, f := range b.files {
		f.Rejected = f.Rows - f.Taken
		b.report.add(f)
	}
}

// file reads one path; a workbook may hold several sheets with rows.
func (b *rosterBuilder) file(path string) error {
	c, err := load(b.ctx, path)
	if err != nil {
		return err
	}
	if c.kind == zipKind {
		return b.workbook(c)
	}
	t, err := openTable(c)
	if err != nil {
		return err
	}
	return b.text(t)
}

// name is unique among the files read: two folders may hold a roster.csv.
func (b *rosterBuilder) name(path, sheet string) string {
	base := cmp.Or(b.opt.Name, filepath.Base(path))
	if sheet != "" {
		base += " [" + sheet + "]"
	}
	name := base
	for n := 2; slices.ContainsFunc(b.files, func(f File) bool { return f.Name == name }); n++ {
		name = fmt.Sprintf("%s (%d)", base, n)
	}
	return name
}
