package intake

import (
	"context"
	"errors"
	"slices"
	"strings"

	"countyline/data"
)

// Look is a first look at a file before it is read: what it seems to be, and what its columns are called and hold.
type Look struct {
	Kind    data.DatasetKind // empty when the columns leave open whom they count
	Columns []Column         // none for the reference file, whose sheets are known by their names
	Lacks   []string         // what a file of the kind must say and no column does
}

// Column is one column of a file.
type Column struct {
	Header  string
	Field   Field    // what it holds; empty when it is not read
	Samples []string // of the first rows
}

// samples is how many rows a look shows.
const samples = 5

// LookAt looks at a file. A kind says what the user takes it for; without one it is told by the columns.
func LookAt(ctx context.Context, path string, kind data.DatasetKind, opt RosterOptions) (*Look, error) {
	if err := checkMappings(opt.Mappings); err != nil {
		return nil, err
	}
	if kind == data.ReferenceFile {
		return &Look{Kind: kind}, nil // whether it is one its reader says best
	}
	c, err := load(ctx, path)
	if err != nil {
		return nil, err
	}
	if c.kind != zipKind {
		t, err := openTable(c)
		if err != nil {
			return nil, err
		}
		rows, err := t.head()
		if err != nil {
			return nil, err
		}
		return lookThrough([][][]string{rows}, kind, opt), nil
	}
	w, err := openWorkbook(ctx, c)
	if err != nil {
		return nil, err
	}
	if _, err := w.assign(); err == nil && kind == "" {
		return &Look{Kind: data.ReferenceFile}, nil
	}
	var sheets [][][]string
	for _, s := range w.sheets {
		rows, err := w.head(s)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, rows)
	}
	return lookThrough(sheets, kind, opt), nil
}

// head is the first rows of a text file.
func (t *table) head() ([][]string, error) {
	var rows [][]string
	for from, line := 0, 1; from < len(t.body) && len(rows) < headerRows+samples; {
		r, f := t.cut(from)
		if f != fine {
			return nil, t.faulty(f, line)
		}
		if strings.Count(r.text, string(t.delim)) >= maxColumns {
			return nil, refuse(t.path, nil, "has more than %d columns on line %d, more than a table of people can have; export it again", maxColumns, line)
		}
		from, line = r.next, line+r.line
		if cells := split(readable(r.text), t.delim, nil); !allBlank(cells) {
			rows = append(rows, cells)
		}
	}
	return rows, nil
}

// errSeen ends the reading of a sheet of which enough was seen; it never reaches a person.
var errSeen = errors.New("enough rows")

// head is the first rows of a sheet.
func (w *workbook) head(s sheet) ([][]string, error) {
	var rows [][]string
	err := w.rows(s, func(_ int, cells []string) error {
		if len(cells) > maxColumns {
			return errNoHeader
		}
		seen := make([]string, len(cells))
		for i, cell := range cells {
			seen[i] = strings.Clone(trim(cell))
		}
		if !allBlank(seen) {
			rows = append(rows, seen)
		}
		if len(rows) == headerRows+samples {
			return errSeen
		}
		return nil
	})
	if errors.Is(err, errSeen) || errors.Is(err, errNoHeader) {
		err = nil
	}
	return rows, err
}

// lookThrough takes the first kind of which some sheet says all that is needed, else the one that is nearest.
func lookThrough(sheets [][][]string, kind data.DatasetKind, opt RosterOptions) *Look {
	kinds := []struct {
		kind  data.DatasetKind
		needs []need
	}{
		{data.RosterFile, needsOf(rosterNeeds, opt.Assume)}, {data.PopulationFile, populationNeeds}, {data.EnrollmentFile, enrollmentNeeds},
	}
	var best *Look
	known := -1
	for _, k := range kinds {
		if kind != "" && kind != k.kind {
			continue
		}
		for _, rows := range sheets {
			pick := &pickHeader{mappings: opt.Mappings, needs: k.needs}
			look, n := lookAt(rows, pick)
			look.Kind = k.kind
			if len(look.Lacks) == 0 && len(look.Columns) > 0 {
				if kind == "" && k.kind == data.EnrollmentFile && !look.ofMembers() {
					look.Kind = ""
				}
				return look
			}
			if n > known {
				best, known = look, n
			}
		}
	}
	return best
}

// ofMembers says whether the count of people is one of the plan's own: a list of counties may as well count everyone whom
// Medicare covers.
func (l *Look) ofMembers() bool {
	return slices.ContainsFunc(l.Columns, func(c Column) bool {
		words := Fold(c.Header)
		return c.Field == FieldBeneficiaries && (strings.Contains(words, "member") || strings.Contains(words, "enrol"))
	})
}

// lookAt finds the header among rows, and how many of its columns are known.
func lookAt(rows [][]string, pick *pickHeader) (*Look, int) {
	var h *header
	below := rows
	for i, cells := range rows {
		if pick.over() {
			break
		}
		nearest := pick.best
		found, ok := pick.try(slices.Clone(cells))
		if ok || pick.best != nearest {
			below = rows[i+1:]
		}
		if h = pick.best; ok {
			h = found
			break
		}
	}
	if h == nil {
		return &Look{Lacks: []string{"the names of its columns in the first row"}}, 0
	}
	look := &Look{Lacks: h.lacks(pick.needs)}
	for i, name := range h.names {
		if name == "" {
			continue
		}
		column := Column{Header: name, Field: h.fields[i]}
		for _, row := range below[:min(len(below), samples)] {
			column.Samples = append(column.Samples, clip(printable(at(row, i))))
		}
		look.Columns = append(look.Columns, column)
	}
	return look, h.known()
}
