package table

import (
	"strconv"
	"strings"
)

// View is how a table is looked at; it can be compared, kept as JSON and set again. The zero View is the table as it
// opens.
type View struct {
	Columns string `json:"columns,omitempty"` // chosen columns in order, with the width in pixels of those dragged: "name:240,zip"
	Sort    string `json:"sort,omitempty"`    // "status,-beds": by status, then by beds from the top
	Filter  string `json:"filter,omitempty"`  // as typed
	List    string `json:"list,omitempty"`    // pasted values with blanks between them
}

// View is how the table is looked at now.
func (t *Table) View() View {
	return View{t.cols.text(), t.sortText(), t.m.filter, strings.Join(t.m.list, " ")}
}

// SetView looks at the table in another way. Columns that the table does not have are passed over.
func (t *Table) SetView(v View) {
	t.cols.set(v.Columns)
	t.m.filter = v.Filter
	t.m.setList(ReadList(v.List))
	t.m.sort(t.sortKeys(v.Sort))
	t.offset.Y = 0
	t.relay()
	t.changed()
}

func (a *arrangement) text() string {
	if !a.by {
		return ""
	}
	var parts []string
	for _, col := range a.order {
		if !a.chosen[col] {
			continue
		}
		part := a.columns[col].ID
		if a.widths[col] > 0 {
			part += ":" + strconv.Itoa(int(a.widths[col]))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ",")
}

func (a *arrangement) set(text string) {
	a.reset()
	if text == "" {
		return
	}
	var order []int
	chosen := make([]bool, len(a.columns))
	for part := range strings.SplitSeq(text, ",") {
		id, width, _ := strings.Cut(part, ":")
		col := a.index(id)
		if col < 0 || chosen[col] {
			continue
		}
		order, chosen[col] = append(order, col), true
		if px, err := strconv.Atoi(width); err == nil {
			a.widths[col] = max(narrowest, float32(px))
		}
	}
	if len(order) == 0 {
		return
	}
	for _, col := range a.order {
		if !chosen[col] {
			order = append(order, col)
		}
	}
	a.order, a.chosen, a.by = order, chosen, true
}

func (t *Table) sortText() string {
	var parts []string
	for _, k := range t.m.keys {
		id := t.cols.columns[k.col].ID
		if k.down {
			id = "-" + id
		}
		parts = append(parts, id)
	}
	return strings.Join(parts, ",")
}

func (t *Table) sortKeys(text string) []sortKey {
	var keys []sortKey
	for part := range strings.SplitSeq(text, ",") {
		id, down := strings.CutPrefix(part, "-")
		if col := t.cols.index(id); col >= 0 {
			keys = append(keys, sortKey{col, down})
		}
	}
	return keys
}
