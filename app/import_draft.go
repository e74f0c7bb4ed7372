package app

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"countyline/data"
	"countyline/data/intake"
)

// DraftOptions are what a user says about a file before it is taken.
type DraftOptions struct {
	ProductID string            // for rosters: whose network the file describes; empty = the newest product
	Kind      data.DatasetKind  // empty = told by the columns
	Columns   map[string]string // what the columns hold, by header; an empty field is not read; nil = as known, or as last time
	Code      string            // HSD code of rows that state no specialty; empty = they must
	Status    string            // status of rows that state none, such as "prospect"; empty = as the file's other columns say
	Names     map[string]string // HSD codes that specialty names stand for, from this file on if it is taken
}

// Draft is a file that was read and is not taken yet: what will be taken, what not and why. Nothing has changed.
type Draft struct {
	Path, File string
	Kind       data.DatasetKind // empty when the columns do not tell: the user must say it first
	Columns    []DraftColumn    // none for the CMS reference file
	Lacks      []string         // what must be said and no column says; until then nothing can be taken
	Rows       int
	Taken      int
	Rejected   int
	Findings   []Finding // what the taken rows add up to
	Reasons    []Finding // why rows are not taken, the commonest first
	Unknown    []Finding // specialty names that are not known, with their rows
	Rejects    []data.Reject
	Notes      []string // one sentence each
	Again      bool     // this very file is in force already
	Twin       string   // id of the import that it is then
	Begins     bool     // the workspace has no plan: one begins with this roster
	Plan       string   // name of the plan that begins; empty = FirstPlan
	Unstated   bool     // no column says who is contracted: rows count as signed or LOI, or as DraftOptions.Status says
	Earlier    []EarlierRoster
	Replaces   []string // ids of Earlier that TakeImport takes back for this file; the others stay in force beside it

	options    DraftOptions
	mappings   []intake.Mapping
	reading    *reading
	evidence   *evidence
	reference  *data.Reference
	enrollment *data.Enrollment
	sha256     string
}

// DraftColumn is a column of the file as it will be read.
type DraftColumn struct {
	Header  string
	Field   string   // a key of ImportFields; empty when the column is not read
	Samples []string // of the first rows
}

// Finding is a figure with its words.
type Finding struct {
	Words string
	Count int
}

// DraftImport reads a file as an import would, and changes nothing.
func (w *Workspace) DraftImport(ctx context.Context, path string, o DraftOptions) (*Draft, error) {
	d := &Draft{Path: path, File: filepath.Base(path), options: o}
	if o.Columns != nil {
		d.mappings = []intake.Mapping{mappingOf(d.File, o.Columns)}
	} else if err := w.earlierMappings(ctx, d); err != nil {
		return nil, err
	}
	w.progress("Looking at "+d.File, 0, 0)
	assumed := reading{Code: o.Code, Status: o.Status}
	look, err := intake.LookAt(ctx, path, o.Kind, intake.RosterOptions{Mappings: d.mappings, Assume: assumed.assume()})
	if err != nil {
		return nil, spoken(err)
	}
	d.Kind, d.Lacks = look.Kind, look.Lacks
	for _, c := range look.Columns {
		d.Columns = append(d.Columns, DraftColumn{Header: c.Header, Field: string(c.Field), Samples: c.Samples})
	}
	if len(d.Lacks) > 0 || d.Kind == "" {
		return d, nil
	}
	w.progress("Reading "+d.File, 0, 0)
	return d, w.readDraft(ctx, d)
}

// TakeImport puts a draft into the workspace: all that it says will be taken, or nothing.
func (w *Workspace) TakeImport(ctx context.Context, d *Draft) (Import, error) {
	if err := d.takeable(); err != nil {
		return Import{}, err
	}
	switch d.Kind {
	case data.ReferenceFile:
		return w.takeReference(ctx, d)
	case data.PopulationFile:
		return w.takePopulation(ctx, d)
	case data.EnrollmentFile:
		return w.takeEnrollment(ctx, d)
	default:
		return w.takeRoster(ctx, d)
	}
}

// takeable refuses a draft that was not read.
func (d *Draft) takeable() error {
	switch {
	case d.Kind == "":
		return &data.Error{Code: "unknown_kind", Message: "The columns of " + d.File + " do not say what the file is, so nothing was imported; say what it is and read it again."}
	case len(d.Lacks) > 0:
		return &data.Error{Code: "incomplete", Message: "No column of " + d.File + " says " + strings.Join(d.Lacks, " or ") + ", so nothing was imported; say which column does and read it again."}
	case d.evidence == nil:
		return &data.Error{Code: "unread", Message: d.File + " was not read yet, so nothing was imported; read it first."}
	}
	return nil
}

func mappingOf(file string, columns map[string]string) intake.Mapping {
	m := intake.Mapping{Name: file, Columns: map[string]intake.Field{}}
	for header, field := range columns {
		m.Columns[header] = intake.Field(field)
	}
	return m
}

// earlierMappings are those the user confirmed for earlier files, the newest first.
func (w *Workspace) earlierMappings(ctx context.Context, d *Draft) error {
	sets, err := w.db.Datasets(ctx)
	for i := len(sets) - 1; i >= 0; i-- {
		var list []intake.Mapping
		if sets[i].Mapping != "" && json.Unmarshal([]byte(sets[i].Mapping), &list) == nil {
			d.mappings = append(d.mappings, list...)
		}
	}
	return err
}

// readDraft reads the file as its kind.
func (w *Workspace) readDraft(ctx context.Context, d *Draft) error {
	reading, err := w.readingOf(ctx, d)
	if err != nil {
		return err
	}
	c, err := w.read(ctx, source{d.Kind, d.Path, d.File}, reading)
	if err != nil {
		return err
	}
	d.evidence, d.reference, d.enrollment, d.reading = c.evidence, c.reference, c.enrollment, reading.settled(c)
	report := c.report
	d.sha256 = sumOf(report)
	d.Rows, d.Taken, d.Rejected = report.Rows, report.Taken, report.Rejected
	d.Rejects = kept(d.evidence.rejects)
	d.Reasons = RejectReasons(d.Rejects, false)
	d.describe(report)
	if err := w.noteEarlier(ctx, d); err != nil {
		return err
	}
	if err := w.noteYear(ctx, d); err != nil {
		return err
	}
	return w.noteTwin(ctx, d)
}

// noteTwin says that the very same file is in force already.
func (w *Workspace) noteTwin(ctx context.Context, d *Draft) error {
	imports, err := w.Imports(ctx)
	for _, i := range imports {
		if i.InForce && i.SHA256 == d.sha256 && d.sha256 != "" {
			d.Again, d.Twin = true, i.ID
		}
	}
	return err
}

// namesFor are the specialty names that the workspace knows, with those that the draft gives a meaning to.
func (w *Workspace) namesFor(ctx context.Context, d *Draft) (map[string]string, error) {
	own, err := w.db.Aliases(ctx)
	if err != nil || len(d.options.Names) == 0 {
		return own, err
	}
	folded := map[string]bool{}
	for name := range d.options.Names {
		folded[intake.Fold(name)] = true
	}
	all := maps.Clone(d.options.Names)
	for name, code := range own {
		if !folded[intake.Fold(name)] {
			all[name] = code
		}
	}
	return all, nil
}

// longestSpecialty is how long the name of a specialty may be that people add, in bytes.
const longestSpecialty = 500

// NameSpecialty makes a name that rosters use stand for an HSD code, from the next file on. Code: "bad_aliases".
func (w *Workspace) NameSpecialty(ctx context.Context, name, code string) error {
	if data.Fold(name) == "" || len(name) > longestSpecialty || !utf8.ValidString(name) {
		return &data.Error{Code: "bad_aliases", Message: fmt.Sprintf("%.40q is no name of a specialty, so nothing was changed; a name has letters or digits, and %d characters at most.", name, longestSpecialty)}
	}
	e := *w.builtIn
	if err := e.addAliases(map[string]intake.Alias{}, map[string]string{name: code}); err != nil {
		return err
	}
	return w.db.SaveAlias(ctx, name, code)
}
