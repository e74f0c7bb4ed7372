package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countyline/app"
)

// check finds combinations of flags that make no sense together.
func (c *auditCommand) check() error {
	switch {
	case c.Out == "":
		return &usageError{"--out needs the name of a folder for the results"}
	case c.Year != 0 && (c.Year < 2000 || c.Year > 2100):
		return &usageError{"--year is a contract year, such as 2027"}
	case c.Workspace == "" && len(c.Roster) == 0:
		return &usageError{"name a roster with --roster FILE, or a workspace with --workspace DIR"}
	case c.Workspace != "" && (len(c.Roster) > 0 || c.Reference != "" || c.Population != ""):
		return &usageError{"--workspace has files of its own; leave out --roster, --reference and --population, or leave out --workspace"}
	case c.Workspace != "" && (len(c.State) > 0 || len(c.Counties) > 0 || c.Filing != "operating"):
		return &usageError{"--workspace has a service area of its own; leave out --state, --counties and --filing"}
	case c.Workspace != "" && c.coverFlag() != "":
		return &usageError{"--workspace has a plan and settings of its own; leave out " + c.coverFlag()}
	case c.At != "" && c.Workspace == "":
		return &usageError{"--at looks into the history of a workspace; name one with --workspace DIR"}
	case len(c.State) > 0 && len(c.Counties) > 0:
		return &usageError{"give --state or --counties, not both"}
	case c.Filing == "expansion" && len(c.ExpansionCounties) == 0:
		return &usageError{"--filing expansion needs --expansion-counties, the counties applied for"}
	case c.Filing != "expansion" && len(c.ExpansionCounties) > 0:
		return &usageError{"--expansion-counties goes with --filing expansion"}
	case !(c.PopulationShare >= 0.01 && c.PopulationShare <= 100): // written so that NaN fails too
		return &usageError{"--population-share is a percentage from 0.01 to 100"}
	case !(c.RoadFactor >= 1 && c.RoadFactor <= 3):
		return &usageError{"--road-factor is road miles per straight-line mile, from 1 to 3"}
	}
	if err := c.checkResults(); err != nil {
		return err
	}
	for _, f := range c.Formats {
		if !slices.Contains(app.Formats, f) {
			return &usageError{fmt.Sprintf("--formats knows %s; %q is none of them", strings.Join(app.Formats, ", "), f)}
		}
	}
	for _, day := range []struct{ flag, is string }{{"--as-of", c.AsOf}, {"--due", c.Due}} {
		if _, err := time.Parse(time.DateOnly, day.is); day.is != "" && err != nil {
			return &usageError{fmt.Sprintf("%s is a day written YYYY-MM-DD; %q is none", day.flag, day.is)}
		}
	}
	return nil
}

// coverFlag names a flag that describes the plan or a setting, if one was given.
func (c *auditCommand) coverFlag() string {
	for _, f := range []struct {
		name  string
		given bool
	}{
		{"--plan", c.Plan != ""},
		{"--contract", c.Contract != ""},
		{"--product", c.Product != ""},
		{"--year", c.Year != 0},
		{"--number", c.Number != ""},
		{"--due", c.Due != ""},
		{"--population-share", c.PopulationShare != 17},
		{"--road-factor", c.RoadFactor != 1},
		{"--mapping", len(c.Mapping) > 0},
		{"--aliases", c.Aliases != ""},
	} {
		if f.given {
			return f.name
		}
	}
	return ""
}

// checkResults refuses to write a result over a file that is being read.
func (c *auditCommand) checkResults() error {
	inputs := append([]string{c.Reference, c.Population, c.Aliases}, append(c.Roster, c.Mapping...)...)
	for _, name := range app.Results {
		result, err := os.Stat(filepath.Join(c.Out, name))
		if err != nil {
			continue
		}
		for _, path := range inputs {
			if info, err := os.Stat(path); path != "" && err == nil && os.SameFile(info, result) {
				return &usageError{fmt.Sprintf("%s would be overwritten by the result of that name; choose another folder with --out", path)}
			}
		}
	}
	return nil
}
