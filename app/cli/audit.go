package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"countyline/app"
	"countyline/data"
)

type auditCommand struct {
	Reference  string   `help:"CMS HSD Reference File (.xlsx) as downloaded. Without it county types and required counts are derived, as an estimate." placeholder:"FILE" group:"Files"`
	Roster     []string `help:"Roster (CSV, TSV or XLSX); may be given several times." placeholder:"FILE" sep:"none" group:"Files"`
	Population string   `help:"Population points (zip, lat, lon, county_fips or ssa_code, beneficiaries). Default: built-in ZIP points." placeholder:"FILE" group:"Files"`
	Mapping    []string `help:"Saved column mapping (JSON) for files with headers of their own." placeholder:"FILE" sep:"none" group:"Files"`
	Aliases    string   `help:"Specialty names of your own: a CSV of name and HSD code." placeholder:"FILE" group:"Files"`
	Workspace  string   `help:"Assess the product of this workspace instead of files." placeholder:"DIR" group:"Files"`
	At         string   `help:"With --workspace: as it was at an instant, YYYY-MM-DDTHH:MM in local time, or at the end of a day, YYYY-MM-DD." placeholder:"WHEN" group:"Files"`

	State             []string `help:"States of the service area, such as MS,LA." placeholder:"XX" group:"Service area"`
	Counties          []string `help:"Counties of the service area by SSA code." placeholder:"SSA" group:"Service area"`
	Filing            string   `help:"Filing kind: ${enum}. It decides where letters of intent count." enum:"initial,expansion,operating" default:"operating" group:"Service area"`
	ExpansionCounties []string `help:"With --filing expansion: the counties applied for, by SSA code." placeholder:"SSA" group:"Service area"`

	Plan            string  `help:"Plan name on the filing." group:"Filing"`
	Contract        string  `help:"Contract number on the filing, such as H0000." group:"Filing"`
	Product         string  `help:"Product name on the filing." group:"Filing"`
	Year            int     `help:"Contract year on the filing." group:"Filing"`
	Number          string  `help:"Filing number." group:"Filing"`
	Due             string  `help:"Day the filing is due, YYYY-MM-DD." placeholder:"DATE" group:"Filing"`
	AsOf            string  `help:"Day as of which the figures are frozen, YYYY-MM-DD; today if not given." placeholder:"DATE" group:"Filing"`
	PopulationShare float64 `help:"Share of residents taken as beneficiaries where no population file is given, percent." default:"17" group:"Settings"`
	RoadFactor      float64 `help:"Road miles per straight-line mile." default:"1" group:"Settings"`

	Out     string   `help:"Folder for the results; made if it is missing." required:"" placeholder:"DIR" group:"Results"`
	Formats []string `help:"What to write: csv, xlsx, pdf, html, png. All if not given." group:"Results"`
	Timings string   `help:"Also write the seconds of each part to this JSON file." placeholder:"FILE" group:"Results"`
}

// Run assesses and writes.
func (c *auditCommand) Run(ctx context.Context, t *terminal) (err error) {
	if err := c.check(); err != nil {
		return err
	}
	at, err := c.instant()
	if err != nil {
		return err
	}
	if c.AsOf == "" {
		c.AsOf = at.Format(time.DateOnly)
	}
	if c.Workspace == "" {
		audit, err := c.auditFiles(ctx, t)
		if err != nil {
			return err
		}
		return c.write(ctx, t, audit)
	}
	w, err := t.read(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if c.At != "" {
		past, gone := w.AsOf(ctx, at)
		if gone != nil {
			return gone
		}
		defer func() { err = errors.Join(err, past.Close()) }()
		return c.assess(ctx, t, past)
	}
	return c.assess(ctx, t, w)
}

// instant is the instant as of which a workspace is assessed: the end of a day, or now on the day that is not over.
func (c *auditCommand) instant() (time.Time, error) {
	now := time.Now()
	if c.At == "" {
		return now, nil
	}
	at, err := readInstant("--at", c.At)
	if err != nil {
		return at, err
	}
	if at.After(now) {
		return at, &usageError{"--at looks back, and " + c.At + " is still to come; leave it out to assess the workspace as it is now"}
	}
	if _, day := time.Parse(time.DateOnly, c.At); day == nil {
		at = at.AddDate(0, 0, 1).Add(-time.Millisecond)
	}
	if at.After(now) {
		at = now
	}
	return at, nil
}

func (c *auditCommand) assess(ctx context.Context, t *terminal, w *app.Workspace) error {
	audit, err := w.Audit(ctx, c.AsOf)
	if err != nil {
		return err
	}
	return c.write(ctx, t, audit)
}

func (c *auditCommand) auditFiles(ctx context.Context, t *terminal) (*app.Audit, error) {
	files, err := c.files()
	if err != nil {
		return nil, err
	}
	return app.AuditFiles(ctx, files, c.scope(), app.Cover{
		Plan: c.Plan, Contract: c.Contract, Product: c.Product, ContractYear: c.Year,
		Number: c.Number, Due: c.Due, Frozen: c.AsOf,
	}, t.progress)
}

// write writes the results and says what and where they are.
func (c *auditCommand) write(ctx context.Context, t *terminal, audit *app.Audit) error {
	formats := c.Formats
	if len(formats) == 0 {
		formats = app.Formats
	}
	paths, err := audit.Write(ctx, c.Out, formats, t.progress)
	if err != nil {
		return err
	}
	if c.Timings != "" {
		if err := writeTimings(c.Timings, audit.Timings); err != nil {
			return err
		}
	}
	for _, notice := range audit.Notices {
		fmt.Fprintln(t.err, "Note:", notice)
	}
	fmt.Fprintln(t.out, audit.RowsRead())
	fmt.Fprintln(t.out, audit.Assessment.Headline(), audit.Assessment.HeadlineDetail())
	for _, path := range paths {
		fmt.Fprintln(t.out, path)
	}
	return nil
}

func (c *auditCommand) files() (app.Files, error) {
	files := app.Files{Reference: c.Reference, Rosters: c.Roster, Population: c.Population, Settings: data.DefaultSettings()}
	files.Settings.PopulationShare = int(c.PopulationShare*100 + 0.5)
	files.Settings.RoadFactor = c.RoadFactor
	var err error
	if files.Mappings, err = app.ReadMappings(c.Mapping); err != nil {
		return files, err
	}
	files.Aliases, err = app.ReadAliases(c.Aliases)
	return files, err
}

func (c *auditCommand) scope() app.Scope {
	kinds := map[string]data.FilingKind{"operating": data.Operating, "initial": data.Initial, "expansion": data.Expansion}
	return app.Scope{States: c.State, Counties: c.Counties, Filing: kinds[c.Filing], Expansion: c.ExpansionCounties}
}

func writeTimings(path string, t app.Timings) error {
	text, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
		return &data.Error{Code: "write_failed", Message: "The results are written, but the timings could not be saved to " + filepath.Clean(path) + "; choose another place for them.", Err: err}
	}
	return nil
}
