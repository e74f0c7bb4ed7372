package intake

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// header is where each field lies in the rows of one file.
type header struct {
	names    []string // as the file has them
	fields   []Field  // per column; empty where the column is ignored
	columns  map[Field][]int
	mapping  string
	mapped   []bool // per column; the mapping says what it holds
	lastRead int    // columns after this one are not needed
	delim    byte   // between the cells of a text file; 0 in a workbook
}

// need is what a header must have, told to the user when it has not.
type need struct {
	what    string
	missing func(h *header) bool
}

// readHeader reads a row of headers as the known ones, with the first saved mapping that fits laid over them.
func readHeader(cells []string, mappings []Mapping) *header {
	h := &header{names: make([]string, len(cells)), fields: make([]Field, len(cells)), mapped: make([]bool, len(cells)), columns: map[Field][]int{}}
	words := make([]string, len(cells))
	for i, cell := range cells {
		h.names[i], words[i] = strings.Clone(squash(printable(cell))), Fold(cell) // a slice of the file would keep all of it
		h.fields[i] = fieldOf(words[i])
	}
	for _, m := range mappings {
		if len(m.Columns) > 0 && len(m.missing(words)) == 0 {
			h.overlay(m, words)
			break
		}
	}
	for i, f := range h.fields {
		if f == "" || len(h.columns[f]) > 0 && !manyColumns(f) {
			h.fields[i] = ""
			continue
		}
		h.columns[f] = append(h.columns[f], i)
		h.lastRead = i
	}
	return h
}

// overlay has the mapping win: a field that it names is read from the columns it names and from no other.
func (h *header) overlay(m Mapping, words []string) {
	h.mapping = m.Name
	taken := map[Field]bool{}
	for _, name := range slices.Sorted(maps.Keys(m.Columns)) {
		field := m.Columns[name]
		taken[field] = true
		for i, word := range words {
			if word == Fold(name) {
				h.fields[i], h.mapped[i] = field, true
			}
		}
	}
	for i, field := range h.fields {
		if !h.mapped[i] && taken[field] {
			h.fields[i] = ""
		}
	}
}

// manyColumns tells the fields whose second column is read where the first is blank.
func manyColumns(f Field) bool { return f == FieldPractice || f == FieldSpecialty }

func (h *header) has(fields ...Field) bool {
	for _, f := range fields {
		if len(h.columns[f]) == 0 {
			return false
		}
	}
	return true
}

// ignored are the headers of columns that are not read.
func (h *header) ignored() []string {
	var all []string
	for i, f := range h.fields {
		if f == "" && h.names[i] != "" {
			all = append(all, h.names[i])
		}
	}
	return all
}

// known counts the columns that are read.
func (h *header) known() int {
	n := 0
	for _, f := range h.fields {
		if f != "" {
			n++
		}
	}
	return n
}

// lacks lists what is needed and not there.
func (h *header) lacks(needs []need) []string {
	var all []string
	for _, n := range needs {
		if n.missing(h) {
			all = append(all, n.what)
		}
	}
	return all
}

// headerRows is how far down a header is looked for: exports put a title and a date above it.
const headerRows = 20

// pickHeader looks through the first rows for the one that has what is needed; best is the nearest, for the sentence.
type pickHeader struct {
	mappings []Mapping
	needs    []need
	best     *header
	rows     int
}

// try tells whether the row is the header.
func (p *pickHeader) try(cells []string) (*header, bool) {
	p.rows++
	h := readHeader(cells, p.mappings)
	if len(h.lacks(p.needs)) == 0 {
		return h, true
	}
	if p.best == nil || h.known() > p.best.known() && !hasNumber(cells) {
		p.best = h
	}
	return nil, false
}

// nearer takes over the header of another sheet when more of it is known.
func (p *pickHeader) nearer(other *pickHeader) {
	if other.best != nil && (p.best == nil || other.best.known() > p.best.known()) {
		p.best = other.best
	}
}

// hasNumber tells rows of values, whose words may be those of headers ("par"), from rows of headers.
func hasNumber(cells []string) bool {
	return slices.ContainsFunc(cells, func(s string) bool { _, ok := decimal(s); return ok })
}

func (p *pickHeader) over() bool { return p.rows >= headerRows }

// textHeader finds the header of a delimited file and where its rows begin.
func (t *table) textHeader(ctx context.Context, p *pickHeader) (*header, int, int, error) {
	from, line := 0, 1
	for from < len(t.body) && !p.over() && ctx.Err() == nil {
		r, f := t.cut(from)
		if f != fine {
			return nil, 0, 0, t.faulty(f, line)
		}
		if r.misquoted {
			return nil, 0, 0, t.faulty(misquoted, line)
		}
		if strings.Count(r.text, string(t.delim)) >= maxColumns {
			return nil, 0, 0, refuse(t.path, nil, "has more than %d columns on line %d, more than a table of people can have; export it again", maxColumns, line)
		}
		cells := split(readable(r.text), t.delim, nil)
		from, line = r.next, line+r.line
		if !allBlank(cells) {
			if h, ok := p.try(cells); ok {
				h.delim = t.delim
				return h, from, line, nil
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, 0, 0, err
	}
	return nil, 0, 0, unknownHeader(t.path, p)
}

// faulty is the sentence for a row that cannot be cut.
func (t *table) faulty(f fault, line int) error {
	switch f {
	case unclosed:
		return refuse(t.path, nil, "has a quotation mark on line %d that is never closed; close it and import the file again", line)
	case misquoted:
		return refuse(t.path, nil, "has text after a closing quotation mark on line %d, where its column names are looked for; correct that line and import the file again", line)
	}
	return refuse(t.path, nil, "has a row of more than 1 MB on line %d, as a damaged file does; export it again", line)
}

func allBlank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}
