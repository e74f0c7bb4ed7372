package app

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"countyline/data"
	"countyline/data/intake"
	"countyline/geo"
	"countyline/reports"
)

// Files are what an audit reads.
type Files struct {
	Reference  string   // the CMS HSD Reference File; empty = county types and counts are derived, as an estimate
	Rosters    []string // at least one
	Population string   // empty = built-in ZIP points
	Mappings   []intake.Mapping
	Aliases    map[string]string // specialty names of the user's own, with their HSD codes
	Settings   data.Settings
}

// AuditFiles reads the files and assesses the service area, with no workspace.
func AuditFiles(ctx context.Context, files Files, scope Scope, cover Cover, progress Progress) (*Audit, error) {
	begin := time.Now()
	e, err := readEvidence(ctx, files, progress)
	if err != nil {
		return nil, err
	}
	read := time.Since(begin).Seconds()
	audit, err := e.judge(ctx, scope, cover, FilingBasis, progress)
	if err != nil {
		return nil, err
	}
	audit.Timings.Read = read
	return audit, nil
}

// readEvidence reads everything into plain records: the workbook beside the text files, for it takes longest.
func readEvidence(ctx context.Context, files Files, progress Progress) (*evidence, error) {
	e, err := newEvidence(files.Settings)
	if err != nil {
		return nil, err
	}
	progress("Reading files", 0, 0)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type read struct {
		reference *data.Reference
		report    *intake.Report
		err       error
	}
	workbook := make(chan read, 1)
	go func() {
		var r read
		if files.Reference != "" {
			r.reference, r.report, r.err = e.readReference(ctx, files.Reference)
		}
		workbook <- r
	}()
	textErr := e.readText(ctx, files)
	if textErr != nil {
		stop()
	}
	r := <-workbook
	switch {
	case textErr != nil:
		return nil, textErr
	case r.err != nil:
		return nil, r.err
	}
	e.reference = r.reference
	if e.learn(r.reference) {
		if err := e.readText(ctx, files); err != nil {
			return nil, err
		}
	}
	if r.report != nil {
		e.reject(r.report.Rejects)
	}
	e.complete()
	return e, nil
}

// learn takes up the types of a reference that the built-in tables do not know: a later year may have new
// ones. It says whether there are any, for then rows of rosters were rejected for no reason.
func (e *evidence) learn(ref *data.Reference) bool {
	if ref == nil {
		return false
	}
	known := map[string]bool{}
	for _, s := range e.standards.Specialties {
		known[s.Code] = true
	}
	grown := *e.standards
	grown.Specialties = slices.Clip(grown.Specialties)
	for _, t := range ref.Types {
		if !known[t.Code] {
			grown.Specialties = append(grown.Specialties, t)
		}
	}
	news := len(grown.Specialties) > len(e.standards.Specialties)
	e.standards = &grown
	return news
}

// newEvidence has the built-in tables and nothing of the user's yet.
func newEvidence(settings data.Settings) (*evidence, error) {
	type places struct {
		zips *geo.Gazetteer
		err  error
	}
	beside := make(chan places, 1) // it takes as long as the rest, and the window waits for both
	go func() {
		zips, err := geo.LoadGazetteer()
		beside <- places{zips, err}
	}()
	standards, err := Standards()
	if err != nil {
		return nil, err
	}
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return nil, err
	}
	p := <-beside
	if p.err != nil {
		return nil, p.err
	}
	return &evidence{
		standards: standards, settings: settings, atlas: atlas, zips: p.zips,
		shapes: func(context.Context) ([]geo.Shape, error) { return atlas.Shapes(), nil },
	}, nil
}

func (e *evidence) readReference(ctx context.Context, path string) (*data.Reference, *intake.Report, error) {
	ref, report, err := intake.ReadReference(ctx, path, intake.ReferenceOptions{
		FIPS: e.atlas.ByName, Types: e.standards.Types, Limits: e.standards.Limits,
	})
	return ref, report, spoken(err)
}

// readText reads the rosters and the population.
func (e *evidence) readText(ctx context.Context, files Files) error {
	e.network, e.files, e.rejects, e.population = nil, nil, nil, nil
	if _, err := e.readRosters(ctx, files, intake.RosterOptions{}); err != nil {
		return err
	}
	if files.Population == "" {
		return nil
	}
	_, err := e.readPopulation(ctx, files.Population, files.Mappings)
	return err
}

// readRosters reads rosters with what is known; the options say what rows that leave something open are taken to say,
// and what a single file is called.
func (e *evidence) readRosters(ctx context.Context, files Files, o intake.RosterOptions) (*intake.Report, error) {
	aliases, err := Aliases()
	if err != nil {
		return nil, err
	}
	if err := e.addAliases(aliases, files.Aliases); err != nil {
		return nil, err
	}
	o.Specialties, o.Aliases, o.Mappings, o.Places = e.standards.Specialties, aliases, files.Mappings, intake.PlacesOf(e.atlas, e.zips)
	roster, report, err := intake.ReadRosters(ctx, files.Rosters, o)
	if err != nil {
		return nil, spoken(err)
	}
	e.network = roster.Participations
	for _, f := range roster.Files {
		e.files = append(e.files, rosterFile{name: f.Name, asOf: modified(f.Path), rows: f.Rows, taken: f.Taken, sha256: f.SHA256, unread: f.Ignored})
	}
	e.reject(report.Rejects)
	return report, nil
}

// addAliases adds specialty names of the user's own. Spellings that come to the same must agree.
func (e *evidence) addAliases(all map[string]intake.Alias, own map[string]string) error {
	said := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(own)) {
		code, key := own[name], intake.Fold(name)
		if !slices.ContainsFunc(e.standards.Specialties, func(s data.Specialty) bool { return s.Code == code }) {
			return &data.Error{Code: "bad_aliases", Message: fmt.Sprintf("The specialty name %q stands for the code %q, which is no HSD code; correct the list. Nothing was read or changed.", name, code)}
		}
		if other, ok := said[key]; ok && own[other] != code {
			return &data.Error{Code: "bad_aliases", Message: fmt.Sprintf("The specialty names %q and %q are one name, but stand for the codes %s and %s; keep one of them. Nothing was read or changed.", other, name, own[other], code)}
		}
		said[key] = name
		all[key] = intake.Alias{Code: code}
	}
	return nil
}

func (e *evidence) readPopulation(ctx context.Context, path string, mappings []intake.Mapping) (*intake.Report, error) {
	population, report, err := intake.ReadPopulation(ctx, path, intake.PopulationOptions{Places: intake.PlacesOf(e.atlas, e.zips), Mappings: mappings})
	if err != nil {
		return nil, spoken(err)
	}
	population.Source = data.Source{Name: filepath.Base(path), AsOf: modified(path)}
	e.population = population
	e.reject(report.Rejects)
	return report, nil
}

// complete fills what the user has no file for with estimates.
func (e *evidence) complete() {
	if e.population == nil {
		e.population = builtInPopulation(e.zips, e.settings.PopulationShare)
	}
	if e.reference == nil {
		e.reference = e.derivedReference()
	}
}

func (e *evidence) readEnrollment(ctx context.Context, path string, mappings []intake.Mapping) (*data.Enrollment, *intake.Report, error) {
	enrollment, report, err := intake.ReadEnrollment(ctx, path, intake.PopulationOptions{Places: intake.PlacesOf(e.atlas, e.zips), Mappings: mappings})
	if err != nil {
		return nil, nil, spoken(err)
	}
	enrollment.Source = data.Source{Name: filepath.Base(path), AsOf: modified(path)}
	e.reject(report.Rejects)
	return enrollment, report, nil
}

func (e *evidence) reject(rejects []intake.Reject) {
	for _, r := range rejects {
		severity := reports.Rejected
		if r.Warning {
			severity = reports.Warning
		}
		e.rejects = append(e.rejects, reports.Reject{File: r.File, Line: r.Line, Column: r.Column, Value: r.Value, Reason: r.Reason, Severity: severity})
	}
}

// modified is the day a file was last changed, which is the as-of date of what it says.
func modified(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return info.ModTime().Format(time.DateOnly)
}
