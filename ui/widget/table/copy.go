package table

import "fyne.io/fyne/v2"

// Copy puts rows of the source with the chosen columns on the clipboard as CSV.
func (t *Table) Copy(rows []int) {
	if len(rows) == 0 || t.CSV == nil {
		return
	}
	header, cols := t.chosenColumns()
	cells := make([][]string, len(rows))
	for i, row := range rows {
		cells[i] = make([]string, len(cols))
		for c, col := range cols {
			cells[i][c] = t.m.data.source.Cell(row, col)
		}
	}
	fyne.CurrentApp().Clipboard().SetContent(t.CSV(header, cells))
	if t.OnCopied != nil {
		t.OnCopied(len(rows))
	}
}

// chosenColumns are those the user has chosen, also where the window is too narrow to show them.
func (t *Table) chosenColumns() (titles []string, cols []int) {
	for _, col := range t.cols.order {
		if t.cols.chosen[col] {
			titles, cols = append(titles, oneLine(t.cols.columns[col].Title)), append(cols, col)
		}
	}
	return titles, cols
}
