package adequacy

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"countyline/app"
)

// copyRows puts counties with the figures of the shown specialties on the clipboard, as CSV.
func (s *Screen) copyRows(keys []string) {
	fyne.CurrentApp().Clipboard().SetContent(s.view.csv(keys))
	s.desk.Host.Toast(fmt.Sprintf("Copied %s as CSV.", countyCount(len(keys))), nil)
}

func countyCount(n int) string { return app.Count(n) + plural(n, " county", " counties") }

// markedRows tells how many counties are marked.
func (s *Screen) markedRows([]string) { s.showCounts() }

// csv lists counties by their keys: for each cell share, count, what is required, and the class.
func (v *view) csv(keys []string) string {
	header := []string{"County", "State", "SSA", "Class", "Code", "Specialty", "Percent with access", "Percent required", "Counted", "Required", "Result"}
	var rows [][]string
	for _, key := range keys {
		c, known := v.figures.CountyIndex(key)
		if !known {
			continue
		}
		county := &v.figures.Counties[c]
		for _, t := range v.specialties {
			cell, s := v.cell(c, t), &v.figures.Specialties[t]
			share := ""
			if cell.ShareE4 >= 0 {
				share = cell.ShareText()
			}
			rows = append(rows, []string{
				county.Name, county.State, county.SSA, county.Type.String(), s.Code, s.Name,
				share, strconv.Itoa(cell.RequiredPercent), strconv.Itoa(cell.Counted), strconv.Itoa(cell.Required), cell.Class.String(),
			})
		}
	}
	return app.CSV(header, rows)
}
