package reports

import (
	"io"
	"slices"
)

// WriteXLSX writes adequacy.xlsx: the summary, every cell, the ZIP codes of failing cells, the providers
// that count, the rows set aside, and what all of it rests on.
func WriteXLSX(w io.Writer, f *Filing) error {
	b := newWorkbook(f.documentTitle(), f.Plan, f.Frozen)
	b.summarySheet(f)
	b.cellSheet(f)
	b.zipSheet(f)
	b.servicingSheet(f)
	b.rejectSheet(f)
	b.methodSheet(f)
	return b.writeTo(w)
}

// gridFigures are the columns of the grid that hold numbers.
var gridFigures = [...]string{
	"required_count", "actual_count", "max_minutes", "max_miles", "beneficiaries", "required_percent", "covered_percent", "credit_points",
}

func (b *workbook) cellSheet(f *Filing) {
	columns := make([]column, len(gridColumns), len(gridColumns)+1)
	for i, name := range gridColumns {
		columns[i] = column{name: name, figure: slices.Contains(gridFigures[:], name)}
	}
	columns[2].width, columns[4].width, columns[6].width = 22, 13, 34
	if f.Estimate {
		columns = append(columns, column{name: noteColumn, width: 30})
	}
	s := b.addSheet(sheetLayout{name: "Cells", columns: columns, frozen: 3, table: true})
	for i := range f.Cells {
		if s.full(len(f.Cells) - i) {
			break
		}
		c := &f.Cells[i]
		n, t := &f.Counties[c.County], &f.Specialties[c.Specialty]
		row := []any{
			s.text(textStyle, n.SSA), s.text(textStyle, n.FIPS), s.text(nameStyle, n.Name), s.text(textStyle, n.State), s.text(textStyle, n.Type),
			s.text(textStyle, t.Code), s.text(textStyle, t.Name),
			s.cell(wholeStyle, c.Required), s.cell(wholeStyle, c.Counted), s.flag(c.CountPass),
			s.cell(decimalStyle, c.MaxMinutes), s.cell(decimalStyle, c.MaxMiles), s.cell(wholeStyle, n.Beneficiaries),
			s.cell(wholeStyle, c.RequiredPercent), s.share(c), s.cell(wholeStyle, c.CreditPoints),
			s.flag(c.AccessPass), s.flag(c.Pass), s.gap(c.Gap),
		}
		if f.Estimate {
			row = append(row, s.text(fixableStyle, EstimateNotice))
		}
		s.line(row...)
	}
	s.end(true)
}

func (b *workbook) zipSheet(f *Filing) {
	columns := []column{
		{"county", 22, false},
		{"ssa_code", 0, false},
		{"specialty_code", 0, false},
		{"specialty_name", 34, false},
		{"zip", 9, false},
		{"place", 22, false},
		{"lat", 11, true},
		{"lon", 11, true},
		{"beneficiaries", 0, true},
		{"outside", 0, false},
		{"nearest_counted", 24, false},
		{"miles", 9, true},
		{"minutes", 9, true},
		{"miles_over", 0, true},
	}
	if f.Estimate {
		columns = append(columns, column{name: noteColumn, width: 30})
	}
	s := b.addSheet(sheetLayout{name: "ZIP deficiencies", columns: columns, frozen: 1, table: true})
	for _, g := range f.ZIPGaps {
		n, t := &f.Counties[g.County], &f.Specialties[g.Specialty]
		for i, r := range g.Rows {
			if s.full(len(g.Rows) - i) {
				break
			}
			miles, minutes := s.cell(tenthStyle, r.Miles), s.cell(tenthStyle, r.Minutes)
			if r.Nearest == "" {
				miles, minutes = s.text(tenthStyle, ""), s.text(tenthStyle, "")
			}
			row := []any{
				s.text(nameStyle, n.Name), s.text(textStyle, n.SSA), s.text(textStyle, t.Code), s.text(textStyle, t.Name),
				s.text(textStyle, r.ZIP), s.text(textStyle, r.Place), s.cell(coordinateStyle, r.Lat), s.cell(coordinateStyle, r.Lon),
				s.cell(wholeStyle, r.Beneficiaries), s.flag(!r.Outside, "N", "Y"), s.text(textStyle, r.Nearest),
				miles, minutes, s.cell(tenthStyle, r.MilesOver),
			}
			if f.Estimate {
				row = append(row, s.text(fixableStyle, EstimateNotice))
			}
			s.line(row...)
		}
	}
	if f.ZIPGapsLeftOut > 0 {
		s.foot(zipsLeftOut(f))
	}
	s.endList(len(f.ZIPGaps), "ZIP codes of failing cells would be listed here; there is none.")
}

// zipsLeftOut says how many failing cells have their ZIP codes in the workbook.
func zipsLeftOut(f *Filing) string {
	listed := len(f.ZIPGaps)
	return Count(listed) + " of " + Count(int64(listed+f.ZIPGapsLeftOut)) + " failing cells with population points are listed by ZIP code; sheet Cells has every cell with its share."
}

func (b *workbook) servicingSheet(f *Filing) {
	s := b.addSheet(sheetLayout{
		name: "Servicing providers", frozen: 1, table: true,
		columns: []column{
			{"npi", 13, false}, {"name", 36, false}, {"specialty", 40, false}, {"place", 24, false}, {"status", 12, false}, {"coordinates", 14, false}, {"counties", 0, true},
		},
	})
	for i, p := range f.Servicing {
		if s.full(len(f.Servicing) - i) {
			break
		}
		s.line(s.text(nameStyle, p.NPI), s.text(textStyle, p.Name), s.text(textStyle, p.Specialty), s.text(textStyle, p.Place),
			s.text(textStyle, p.Status), s.text(textStyle, p.Quality), s.cell(wholeStyle, p.Counties))
	}
	s.endList(len(f.Servicing), "Providers that count would be listed here; none is within the limits of any beneficiary.")
}

func (b *workbook) rejectSheet(f *Filing) {
	s := b.addSheet(sheetLayout{
		name: "Set aside", frozen: 2, table: true,
		columns: []column{{"file", 30, false}, {"line", 9, true}, {"column", 20, false}, {"value", 32, false}, {"reason", 70, false}, {"kind", 11, false}},
	})
	for i, r := range f.Rejects {
		if s.full(len(f.Rejects) - i) {
			break
		}
		line := s.text(wholeStyle, "")
		if r.Line > 0 {
			line = s.cell(wholeStyle, r.Line)
		}
		s.line(s.text(nameStyle, r.File), line, s.text(textStyle, r.Column), s.text(textStyle, r.Value),
			s.text(wrapStyle, r.Reason), s.text(textStyle, string(r.Severity)))
	}
	s.endList(len(f.Rejects), "Rows that were not taken would be listed here; every row was taken.")
}

// endList ends a table; an empty one says why it is.
func (s *sheet) endList(rows int, empty string) {
	if rows == 0 {
		s.line(s.text(noteStyle, empty))
	}
	s.end(rows > 0)
}

// flag prints Y or N; the answer that stands against the cell is marked.
func (s *sheet) flag(good bool, words ...string) any {
	yes, no := "Y", "N"
	if len(words) == 2 {
		yes, no = words[0], words[1]
	}
	if good {
		return s.text(flagStyle, yes)
	}
	return s.text(failFlagStyle, no)
}

// share is the covered percentage with the four decimals of the CSV, or nothing without points.
func (s *sheet) share(c *Cell) any {
	e4, ok := c.PercentE4()
	if !ok {
		return s.text(shareStyle, "")
	}
	return s.cell(shareStyle, float64(e4)/10_000)
}

func (s *sheet) gap(g Gap) any {
	style := textStyle
	switch g {
	case GapFixable:
		style = fixableStyle
	case GapStructural:
		style = structuralStyle
	}
	return s.text(style, string(g))
}
