package app

import (
	"context"
	"encoding/json"
	"slices"

	"countyline/data"
	"countyline/data/intake"
)

// parserVersion is raised whenever a file may give other rows than before with the same reading.
const parserVersion = 1

// reading is all that a file's rows depend on beside the file. It is kept with the import, so that a colleague's device
// reads the same rows, whatever names and reference files are in force there.
type reading struct {
	Mappings []intake.Mapping  `json:"mappings,omitempty"`
	Code     string            `json:"code,omitempty"`   // of rows that state no specialty
	Status   string            `json:"status,omitempty"` // of rows that state none
	Names    map[string]string `json:"names,omitempty"`  // specialty names of the user's own
	Types    []readType        `json:"types,omitempty"`  // that a reference file knew and the built-in tables do not
	Source   *data.Source      `json:"source,omitempty"` // what the figures say they come from
	Year     int               `json:"year,omitempty"`   // of a reference file's criteria
}

// readType is a specialty type in words and numbers that never change their meaning.
type readType struct {
	Code        string `json:"code"`
	Name        string `json:"name,omitempty"`
	Facility    bool   `json:"facility,omitempty"`
	EvaluatedAs string `json:"evaluated_as,omitempty"`
}

// specialty is the type as a roster is read with it; what its minimum counts does not matter there.
func (t readType) specialty() data.Specialty {
	s := data.Specialty{Code: t.Code, Name: t.Name, EvaluatedAs: t.EvaluatedAs}
	if t.Facility {
		s.Kind, s.Unit = data.FacilityKind, data.Facilities
	}
	return s
}

// source is a file to be read, as it is called and where it is.
type source struct {
	kind       data.DatasetKind
	path, name string
}

// content is what a file holds.
type content struct {
	evidence   *evidence // roster and population
	reference  *data.Reference
	enrollment *data.Enrollment
	report     *intake.Report
}

// read reads a file.
func (w *Workspace) read(ctx context.Context, f source, r *reading) (*content, error) {
	e := *w.builtIn
	c := &content{evidence: &e}
	var err error
	switch f.kind {
	case data.ReferenceFile:
		if c.reference, c.report, err = e.readReference(ctx, f.path); err == nil {
			e.reject(c.report.Rejects)
		}
	case data.PopulationFile:
		c.report, err = e.readPopulation(ctx, f.path, r.Mappings)
	case data.EnrollmentFile:
		c.enrollment, c.report, err = e.readEnrollment(ctx, f.path, r.Mappings)
	default:
		known := &data.Reference{}
		for _, t := range r.Types {
			known.Types = append(known.Types, t.specialty())
		}
		e.learn(known)
		files := Files{Rosters: []string{f.path}, Mappings: r.Mappings, Aliases: r.Names}
		c.report, err = e.readRosters(ctx, files, intake.RosterOptions{Assume: r.assume(), Name: f.name})
	}
	return c, err
}

// assume is what rows that leave something open are taken to say.
func (r *reading) assume() map[intake.Field]string {
	return map[intake.Field]string{intake.FieldCode: r.Code, intake.FieldStatus: r.Status}
}

// readingOf is what a draft is to be read with: what the user said of it, and what the workspace knows.
func (w *Workspace) readingOf(ctx context.Context, d *Draft) (*reading, error) {
	r := &reading{Mappings: d.mappings}
	if d.Kind != data.RosterFile {
		return r, nil
	}
	r.Code, r.Status = d.options.Code, d.options.Status
	var err error
	if r.Names, err = w.namesFor(ctx, d); err != nil {
		return nil, err
	}
	r.Types, err = w.typesBeyond(ctx)
	return r, err
}

// typesBeyond are the specialty types of the reference in force that the built-in tables do not know.
func (w *Workspace) typesBeyond(ctx context.Context) ([]readType, error) {
	ref, _, err := w.db.LoadReferenceCounties(ctx)
	if data.CodeOf(err) == "no_reference" {
		return nil, nil
	}
	var list []readType
	for _, t := range ref.Types {
		if !slices.ContainsFunc(w.builtIn.standards.Specialties, func(s data.Specialty) bool { return s.Code == t.Code }) {
			list = append(list, readType{t.Code, t.Name, t.Kind == data.FacilityKind, t.EvaluatedAs})
		}
	}
	return list, err
}

// settled is the reading as it is kept: with the mappings that fitted the file alone, and with where its figures come
// from.
func (r *reading) settled(c *content) *reading {
	kept := *r
	kept.Mappings = slices.DeleteFunc(slices.Clone(r.Mappings), func(m intake.Mapping) bool {
		return !slices.ContainsFunc(c.report.Files, func(f intake.File) bool { return f.Mapping == m.Name })
	})
	switch {
	case c.reference != nil:
		kept.Source, kept.Year = &c.reference.Source, c.reference.Year
	case c.enrollment != nil:
		kept.Source = &c.enrollment.Source
	case c.evidence.population != nil:
		kept.Source = &c.evidence.population.Source
	}
	return &kept
}

// from has figures say that they come from where the import said they do, whatever the file is called here.
func (c *content) from(r *reading) {
	switch {
	case r.Source == nil:
	case c.reference != nil:
		c.reference.Source, c.reference.Year = *r.Source, r.Year
	case c.enrollment != nil:
		c.enrollment.Source = *r.Source
	case c.evidence.population != nil:
		c.evidence.population.Source = *r.Source
	}
}

// text is the reading as it is kept with an import.
func (r *reading) text() string {
	text, err := json.Marshal(r) // of words and numbers only, which always have a JSON form
	if err != nil {
		return ""
	}
	return string(text)
}
