package app

import (
	"fmt"
	"slices"
	"strings"

	"countyline/assets/pack"
	"countyline/data"
	"countyline/reports"
)

// RowsRead says what became of the rows of the rosters, and why rows were set aside, the commonest reasons
// first.
func (a *Audit) RowsRead() string {
	e := a.evidence
	rows, aside := 0, e.setAside()
	for _, f := range e.files {
		rows += f.rows
	}
	s := fmt.Sprintf("%s read, %s taken", some(rows, "roster row"), Count(rows-aside))
	if aside == 0 {
		return s + "."
	}
	return fmt.Sprintf("%s, %s set aside (%s); rejected.csv names each.", s, Count(aside), strings.Join(e.reasons(3), ", "))
}

// reasons lists the commonest reasons why rows of files were set aside, with their counts.
func (e *evidence) reasons(most int) []string {
	counts := e.reasonCounts()
	list := make([]string, 0, most+1)
	for _, c := range counts[:min(len(counts), most)] {
		list = append(list, Count(c.Count)+" "+c.Words)
	}
	if len(counts) > most {
		list = append(list, "…")
	}
	return list
}

// notices are what the user must hear even without opening a document.
func (a *Audit) notices() []string {
	var list []string
	if a.evidence.reference.Estimate {
		list = append(list, estimateNotice)
	}
	for _, f := range a.evidence.files {
		if n := len(f.unread); n > 0 {
			names := strings.Join(f.unread[:min(n, 5)], ", ")
			if n > 5 {
				names += ", …"
			}
			list = append(list, fmt.Sprintf("%s of %s %s not read: %s.", some(n, "column"), f.name, either(n, "was", "were"), names))
		}
	}
	return append(list, a.areaNotices()...)
}

const estimateNotice = "County types, beneficiaries and required counts are derived from public tables (" + reports.EstimateNotice + "). " +
	"The share of residents taken as beneficiaries is below CMS's count in most counties, so required counts tend to come out low."

// areaNotices are about the service area and who serves it.
func (a *Audit) areaNotices() []string {
	var list []string
	area := a.Result.Area
	empty, reached := 0, false
	for i := range area.Rows {
		if area.Rows[i].Weight == 0 {
			empty++
		}
	}
	for i := range a.Result.Cells {
		reached = reached || a.Result.Cells[i].Counted > 0
	}
	if !reached {
		list = append(list, "No provider of the roster counts anywhere in the service area; check that roster and service area belong together.")
	}
	if empty > 0 {
		list = append(list, fmt.Sprintf("%s of %s %s no population points, so %s.", Count(empty), countiesOf(len(area.Rows)), either(empty, "has", "have"),
			either(empty, "its share with access is empty and it does not pass", "their share with access is empty and they do not pass")))
	}
	if n := a.evidence.statuses()[data.LOI]; n > 0 && a.scope.Filing == data.Operating {
		list = append(list, fmt.Sprintf("%s under letter of intent %s not counted: an operating contract cannot count them (see --filing).", some(n, "row"), either(n, "is", "are")))
	}
	// The built-in points cover the nation; only a file of the user is expected to fit the reference.
	if n := len(area.Unplaced); n > 0 && !a.evidence.population.Estimate {
		points := 0
		for _, u := range area.Unplaced {
			points += u.Points
		}
		list = append(list, fmt.Sprintf("%s %s a county that the reference does not have (%s) and %s left out.",
			some(points, "population point"), either(points, "names", "name"), a.unplaced(), either(points, "was", "were")))
	}
	if state := a.wholeNation(); state != "" {
		list = append(list, fmt.Sprintf("Every county of the reference was assessed, but all of the roster lies in %s: --state %s assesses what it can serve.", state, state))
	}
	return list
}

// unplaced names the counties that points were given for and the reference does not have, by state where the
// code is a FIPS code.
func (a *Audit) unplaced() string {
	var names []string
	states := map[string]int{}
	for _, u := range a.Result.Area.Unplaced {
		shape, known := a.evidence.atlas.ByFIPS(u.County)
		switch {
		case known:
			states[shape.State]++
		case u.County == "":
			names = append(names, "no county given")
		default:
			names = append(names, u.County)
		}
	}
	for state, n := range states {
		names = append(names, countiesOf(n)+" of "+stateName(state))
	}
	slices.Sort(names)
	if len(names) > 5 {
		names = append(names[:5], "…")
	}
	return strings.Join(names, ", ")
}

func stateName(postal string) string {
	if s, ok := pack.StateByPostal(postal); ok {
		return s.Name
	}
	return postal
}

// wholeNation returns the one or few states that the roster lies in, when nobody chose a service area and
// all states were assessed.
func (a *Audit) wholeNation() string {
	if len(a.scope.States) > 0 || len(a.scope.Counties) > 0 {
		return ""
	}
	states := map[string]bool{}
	for i := range a.evidence.network {
		l := &a.evidence.network[i].Location
		state := strings.ToUpper(l.State)
		if state == "" {
			if len(states) > 3 {
				return ""
			}
			fips, _ := a.evidence.atlas.Locate(l.Lat, l.Lon)
			shape, _ := a.evidence.atlas.ByFIPS(fips)
			state = shape.State
		}
		states[state] = true
		if len(states) > 3 {
			return ""
		}
	}
	list := make([]string, 0, len(states))
	for s := range states {
		if s != "" {
			list = append(list, s)
		}
	}
	slices.Sort(list)
	return strings.Join(list, ",")
}
