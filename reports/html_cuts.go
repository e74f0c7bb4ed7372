package reports

import "strings"

// How much the twin carries: a page beyond a few megabytes keeps a browser and a screen reader busy for
// minutes. Whatever is left out is said where it would stand, with the file that has all of it.
const (
	twinMeetMax   = 3000 // cells that meet; beyond it, a line for each county
	twinFailMax   = 5000 // cells that fail; beyond it, a line for each county
	twinShareMax  = 2000 // failing cells whose shares are repeated beside the maps
	twinNamesMax  = 60   // counties named in one row of the summary
	twinZIPCells  = 300  // failing cells with a table of ZIP codes
	twinZIPRows   = 5000 // rows of all these tables, to the end of the last one
	twinServicing = 1500 // lines of providers
)

// twinFailLine is one county with the types that fail there.
type twinFailLine struct{ County, Class, Cells, Fixable, Structural, Unknown string }

// twinMeetLine sums the cells of one county that meet.
type twinMeetLine struct{ County, Class, Cells, Lowest, LowestIn string }

// twinCuts are the sentences for what is left out, each empty when nothing is.
type twinCuts struct{ Fails, Meets, Shares, Names, ZIPs, Servicing string }

// cells fills the table of cells, or the lines by county in its place.
func (t *twin) cells() {
	briefFails, briefMeets := t.Tally.Fail() > twinFailMax, t.Tally.Meet > twinMeetMax
	for _, g := range t.F.Groups() {
		if g.Failed && !briefFails || !g.Failed && !briefMeets {
			t.CellGroups = append(t.CellGroups, cellGroup(t.paper, g))
		}
	}
	if briefFails {
		t.FailLines = t.failLines()
		t.Cuts.Fails = "The " + Count(int64(t.Tally.Fail())) + " failing cells are named here by county; adequacy.csv and the workbook give counts, limits and shares of every one."
	}
	if briefMeets {
		t.MeetLines = t.meetLines()
		t.Cuts.Meets = "The " + Count(t.Tally.Meet) + " cells that meet are summed by county here; adequacy.csv and the workbook list every one with its figures."
	}
	if t.Tally.Fail() <= twinShareMax {
		t.ShareGroups = shareGroups(t.paper)
		return
	}
	t.Cuts.Shares = "The shares with access of the " + Count(int64(t.Tally.Fail())) + " failing cells are not repeated here by specialty; adequacy.csv and the workbook give every one."
}

// failLines name the failing types of each county by code, pending counties first.
func (t *twin) failLines() []twinFailLine {
	codes := make([][len(kinds)][]string, len(t.F.Counties))
	for i := range t.F.Cells {
		if c := &t.F.Cells[i]; !c.Pass {
			of := &codes[c.County][kindIndex(c)]
			*of = append(*of, t.F.Specialties[c.Specialty].Code)
		}
	}
	var lines []twinFailLine
	for _, pending := range [...]bool{true, false} {
		for i, c := range t.F.Counties {
			fixable, structural, unknown := codes[i][0], codes[i][1], codes[i][2]
			if n := len(fixable) + len(structural) + len(unknown); n > 0 && c.Pending == pending {
				lines = append(lines, twinFailLine{
					t.paper.names[i], c.Type, Count(n), t.codes(fixable), t.codes(structural), t.codes(unknown),
				})
			}
		}
	}
	return lines
}

func (t *twin) codes(codes []string) string {
	switch {
	case len(codes) == 0:
		return NoValue
	case len(codes) == len(t.F.Specialties):
		return "All " + CountOf(len(codes), "type", "types")
	}
	return strings.Join(codes, ", ")
}

// meetLines sum what meets in each county, with the smallest share with access.
func (t *twin) meetLines() []twinMeetLine {
	lowest := make([]*Cell, len(t.F.Counties))
	for i := range t.F.Cells {
		if c := &t.F.Cells[i]; c.Pass && (lowest[c.County] == nil || worse(c, lowest[c.County])) {
			lowest[c.County] = c
		}
	}
	var lines []twinMeetLine
	for i, tally := range t.F.ByCounty() {
		if low := lowest[i]; low != nil {
			lines = append(lines, twinMeetLine{
				t.paper.names[i], t.F.Counties[i].Type, Count(tally.Meet), low.PercentText(), specialtyName(t.F.Specialties[low.Specialty]),
			})
		}
	}
	return lines
}

// zips fills the tables of ZIP codes, whole tables each.
func (t *twin) zips() {
	gaps, rows := t.paper.orderedGaps(), 0
	for i, gap := range gaps {
		if i == twinZIPCells || rows > twinZIPRows {
			break
		}
		t.ZIPGaps = append(t.ZIPGaps, newTwinZIPGap(t.paper, i+1, gap))
		rows += len(gap.Rows)
	}
	t.Cuts.ZIPs = zipCut(len(t.ZIPGaps), len(gaps), t.F.ZIPGapsLeftOut)
}

// zipCut says how many failing cells have their ZIP codes here, and how many in the workbook.
func zipCut(here, listed, leftOut int) string {
	if here == listed && leftOut == 0 {
		return ""
	}
	s := "The ZIP codes of " + Count(here) + " of " + Count(int64(listed+leftOut)) + " failing cells with population points are listed here; the workbook lists those of "
	switch {
	case leftOut == 0:
		return s + "all."
	case here == listed:
		s += "the same cells."
	default:
		s += Count(listed) + "."
	}
	return s + " adequacy.csv has every cell with its share."
}

// servicing fills the table of providers.
func (t *twin) servicing() {
	all := t.F.Servicing
	t.Servicing = all[:min(len(all), twinServicing)]
	if len(t.Servicing) < len(all) {
		t.Cuts.Servicing = "The first " + Count(len(t.Servicing)) + " of " + Count(len(all)) + " lines are listed here; the workbook lists them all."
	}
}

// named joins the counties of one row; of a very long row it names the first.
func (t *twin) named(counties []string) string {
	if len(counties) > twinNamesMax {
		t.Cuts.Names = "Rows of more than " + Count(twinNamesMax) + " counties name the first of them; adequacy.csv and the workbook name all."
	}
	return firstNames(counties, twinNamesMax)
}

// firstNames joins names, and says how many more there are than limit.
func firstNames(names []string, limit int) string {
	if len(names) <= limit {
		return strings.Join(names, "; ")
	}
	return strings.Join(names[:limit], "; ") + " and " + Count(int64(len(names)-limit)) + " more"
}
