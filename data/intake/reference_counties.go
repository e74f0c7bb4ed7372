package intake

import (
	"math"
	"strings"

	"countyline/data"
)

// countySheet is one of the four sheets with a row per county and columns per type.
type countySheet struct {
	title   string
	columns []typeColumn
	rows    []countyRow
	values  []float64 // rows × columns; NaN where the cell is empty, -1 where it is not a number
	bySSA   map[string]int
}

type typeColumn struct {
	at       int // column of the sheet, from 0
	code     string
	name     string
	distance bool // second of a Time, Distance pair
	used     bool // a row has a value; 001 to 006 have none
}

type countyRow struct {
	line              int
	name, state, ssa  string
	designation       string
	beneficiaries     float64
	p95, requiredBene float64
}

// fixedColumns are where a county sheet says which county a row is.
type fixedColumns struct {
	name, state, ssa, designation    int
	beneficiaries, p95, requiredBene int
}

// countyReader walks one county sheet: titles, header rows, then data.
type countyReader struct {
	sheet   *countySheet
	fixed   fixedColumns
	headers [][]string
	ready   bool
}

func (w *workbook) readCountySheet(r role, s sheet, rows func(eachRow) error) (*countySheet, error) {
	reader := &countyReader{sheet: &countySheet{title: squash(s.name), bySSA: map[string]int{}}}
	if err := rows(reader.row); err != nil {
		return nil, err
	}
	switch {
	case reader.headers == nil:
		return nil, refuse(w.path, nil, "has no header row with COUNTY and SSACD in the sheet %q; choose the file as CMS publishes it", s.name)
	case len(reader.sheet.columns) == 0:
		return nil, refuse(w.path, nil, "has no specialty codes above the counties in the sheet %q; choose the file as CMS publishes it", s.name)
	}
	if r == minProviders && (reader.fixed.beneficiaries < 0 || reader.fixed.designation < 0) {
		return nil, refuse(w.path, nil, "has no columns TOTAL BENEFICIARIES and COUNTY DESIGNATION in the sheet %q; choose the file as CMS publishes it", s.name)
	}
	return reader.sheet, nil
}

func (r *countyReader) row(line int, cells []string) error {
	if r.headers == nil {
		if fixed, ok := findFixed(cells); ok {
			r.fixed = fixed
			r.headers = [][]string{append([]string(nil), cells...)}
		}
		return nil
	}
	ssa, ok := padded(at(cells, r.fixed.ssa), 5)
	if !ok && !r.ready {
		r.headers = append(r.headers, append([]string(nil), cells...))
		return nil
	}
	if !r.ready {
		r.sheet.columns = findTypes(r.headers, r.fixed.ssa)
		r.ready = true
	}
	if name := at(cells, r.fixed.name); name != "" || ssa != "" {
		r.take(line, ssa, cells)
	}
	return nil
}

// take keeps one county row; a repeated SSA code keeps the first.
func (r *countyReader) take(line int, ssa string, cells []string) {
	s := r.sheet
	if _, known := s.bySSA[ssa]; !known && ssa != "" {
		s.bySSA[ssa] = len(s.rows)
	}
	s.rows = append(s.rows, countyRow{
		line: line, name: squash(at(cells, r.fixed.name)), state: squash(at(cells, r.fixed.state)), ssa: ssa,
		designation:   at(cells, r.fixed.designation),
		beneficiaries: number(at(cells, r.fixed.beneficiaries)),
		p95:           number(at(cells, r.fixed.p95)), requiredBene: number(at(cells, r.fixed.requiredBene)),
	})
	for i := range s.columns {
		v := number(at(cells, s.columns[i].at))
		s.columns[i].used = s.columns[i].used || v == v
		s.values = append(s.values, v)
	}
}

func at(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// number reads a cell: NaN when empty, -1 when it is something else than a number from 0.
func number(s string) float64 {
	if blankWord(s) {
		return math.NaN()
	}
	f, ok := decimal(s)
	if !ok {
		if f, ok = decimal(trim(s)); !ok {
			return -1
		}
	}
	return max(f, -1)
}

// bare is a header cell without blanks and marks: "COUNTY DESIGNA-TION" reads countydesignation.
func bare(s string) string { return strings.ReplaceAll(Fold(s), " ", "") }

// findFixed tells whether a row is the row of names, and where its first columns are.
func findFixed(cells []string) (fixedColumns, bool) {
	f := fixedColumns{-1, -1, -1, -1, -1, -1, -1}
	for i, cell := range cells {
		name, column := bare(cell), (*int)(nil)
		switch {
		case name == "county" || name == "countyname":
			column = &f.name
		case name == "st" || name == "state":
			column = &f.state
		case name == "ssacd" || name == "ssa" || name == "ssacode" || name == "ssastatecountycode":
			column = &f.ssa
		case name == "countydesignation" || name == "countytype":
			column = &f.designation
		case strings.HasPrefix(name, "totalbeneficiaries"):
			column = &f.beneficiaries
		case strings.Contains(name, "95thpercentile"):
			column = &f.p95
		case strings.Contains(name, "requiredtocover"):
			column = &f.requiredBene
		}
		if column != nil && *column < 0 {
			*column = i
		}
	}
	return f, f.name >= 0 && f.state >= 0 && f.ssa >= 0
}

// findTypes reads the columns of types from the header rows: names, codes and, for limits, Time and Distance.
func findTypes(headers [][]string, ssa int) []typeColumn {
	var codes, labels []string
	most, mostLabels := 0, 0
	for _, row := range headers {
		n, l := 0, 0
		for i := ssa + 1; i < len(row); i++ {
			if _, ok := specialtyCode(row[i]); ok {
				n++
			}
			if isTime(row[i]) || isDistance(row[i]) {
				l++
			}
		}
		if n > most {
			codes, most = row, n
		}
		if l > mostLabels {
			labels, mostLabels = row, l
		}
	}
	var columns []typeColumn
	last := typeColumn{}
	for i := ssa + 1; i < max(len(codes), len(labels)); i++ {
		if code, ok := specialtyCode(at(codes, i)); ok {
			last = typeColumn{code: code, name: cleanTypeName(at(headers[0], i))}
		}
		if last.code == "" {
			continue
		}
		column := last
		column.at = i
		switch {
		case labels == nil:
			if _, ok := specialtyCode(at(codes, i)); !ok {
				continue
			}
		case isDistance(at(labels, i)):
			column.distance = true
		case !isTime(at(labels, i)):
			continue
		}
		columns = append(columns, column)
	}
	return columns
}

func isTime(s string) bool     { return strings.HasPrefix(bare(s), "time") }
func isDistance(s string) bool { return strings.HasPrefix(bare(s), "distance") }

// cleanTypeName drops the pointer to the Notes sheet from a header.
func cleanTypeName(s string) string {
	if i := strings.Index(strings.ToLower(s), "(see notes)"); i >= 0 {
		s = s[:i]
	}
	return squash(s)
}

// specialtyCode reads a code as CMS prints it in any sheet: 40, 040 or S03.
func specialtyCode(s string) (string, bool) {
	s = trim(s)
	if len(s) == 3 && (s[0] == 'S' || s[0] == 's') && digits(s[1:]) {
		return strings.ToUpper(s), true
	}
	code, ok := padded(s, 3)
	return code, ok && code != "000"
}

// column finds the column of a type.
func (s *countySheet) column(code string, distance bool) int {
	for i, c := range s.columns {
		if c.code == code && c.distance == distance {
			return i
		}
	}
	return -1
}

func (s *countySheet) value(row, column int) float64 { return s.values[row*len(s.columns)+column] }

// where names a county row for a person.
func (r countyRow) where() string {
	return r.name + ", " + r.state + " (" + r.ssa + ")"
}

func (r countyRow) countyType() (data.CountyType, bool) { return data.ParseCountyType(r.designation) }
