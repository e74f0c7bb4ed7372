package reports

import "io"

// gridColumns are the columns of adequacy.csv and of the workbook's Cells sheet, in the order of the file.
var gridColumns = [...]string{
	"ssa_code", "fips_code", "county", "state", "county_type", "specialty_code", "specialty_name",
	"required_count", "actual_count", "count_pass", "max_minutes", "max_miles", "beneficiaries",
	"required_percent", "covered_percent", "credit_points", "access_pass", "pass", "gap",
}

// noteColumn is added behind the others, on every row, while the figures are an estimate: a table that
// travels alone must not pass for one that rests on the CMS file.
const noteColumn = "note"

// WriteCSV writes adequacy.csv: a line for every cell, county by county.
func WriteCSV(w io.Writer, a *Assessment) error {
	c := NewCSV(w)
	for _, name := range gridColumns {
		c.Text(name)
	}
	if a.Estimate {
		c.Text(noteColumn)
	}
	c.End()
	counties, specialties := countyCells(a.Counties), specialtyCells(a.Specialties)
	for i := range a.Cells {
		cell := &a.Cells[i]
		c.ready(counties[cell.County])
		c.ready(specialties[cell.Specialty])
		c.Int(int64(cell.Required))
		c.Int(int64(cell.Counted))
		c.Flag(cell.CountPass)
		c.Float(cell.MaxMinutes)
		c.Float(cell.MaxMiles)
		c.Int(a.Counties[cell.County].Beneficiaries)
		c.Int(int64(cell.RequiredPercent))
		if e4, ok := cell.PercentE4(); ok {
			c.PercentE4(e4)
		} else {
			c.Empty()
		}
		c.Int(int64(cell.CreditPoints))
		c.Flag(cell.AccessPass)
		c.Flag(cell.Pass)
		c.Text(string(cell.Gap))
		if a.Estimate {
			c.Text(EstimateNotice)
		}
		c.End()
	}
	return c.Flush()
}

// countyCells renders the five cells that are the same on all lines of a county.
func countyCells(counties []County) [][]byte {
	out := make([][]byte, len(counties))
	for i, n := range counties {
		out[i] = readyCells(n.SSA, n.FIPS, n.Name, n.State, n.Type)
	}
	return out
}

// specialtyCells renders the two cells that are the same on all lines of a specialty.
func specialtyCells(specialties []Specialty) [][]byte {
	out := make([][]byte, len(specialties))
	for i, s := range specialties {
		out[i] = readyCells(s.Code, s.Name)
	}
	return out
}

func readyCells(texts ...string) []byte {
	var b []byte
	for i, s := range texts {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCSVText(b, s)
	}
	return b
}
