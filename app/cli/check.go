package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"countyline/app"
)

// check finds combinations of flags that make no sense together.
func (c *auditCommand) check() error {
	switch {
	case c.Workspace == "" && len(c.Roster) == 0:
		return &usageError{"name a roster with --roster FILE, or a workspace with --workspace DIR"}
	case c.Workspace != "" && (len(c.Roster) > 0 || c.Reference != "" || c.Population != ""):
		return &usageError{"--workspace has files of its own; leave out --roster, --reference and --population, or leave out --workspace"}
	case c.Workspace != "" && (len(c.State) > 0 || len(c.Counties) > 0 || c.Filing != "operating"):
		return &usageError{"--workspace has a service area of its own; leave out --state, --counties and --filing"}
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
	for _, f := range c.Formats {
		if !slices.Contains(app.Formats, f) {
			return &usageError{fmt.Sprintf("--formats knows %s; %q is none of them", strings.Join(app.Formats, ", "), f)}
		}
	}
	for flag, day := range map[string]string{"--as-of": c.AsOf, "--due": c.Due} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return &usageError{fmt.Sprintf("%s is a day written YYYY-MM-DD; %q is none", flag, day)}
		}
	}
	return nil
}
