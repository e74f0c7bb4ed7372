package table

import (
	"slices"
	"strings"
	"unicode"
)

// Listed says what became of a pasted list.
type Listed struct {
	Given   int      // distinct values pasted
	Rows    int      // rows with one of them, before other filters
	Missing []string // those that no row has, as pasted
	Typed   bool     // the filter is the list
}

// ReadList takes a pasted list apart at whatever stands between its values, each once, in the order given. A ZIP+4 is
// its ZIP code.
func ReadList(pasted string) []string {
	var values []string
	seen := map[string]bool{}
	for _, part := range strings.FieldsFunc(pasted, betweenValues) {
		for _, value := range splitDashes(strings.Trim(part, "-")) {
			if value = fold(value); value != "" && !seen[value] {
				seen[value] = true
				values = append(values, value)
			}
		}
	}
	return values
}

func betweenValues(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func splitDashes(part string) []string {
	if zip, plus, ok := strings.Cut(part, "-"); ok && len(zip) == 5 && len(plus) == 4 && digits(zip) && digits(plus) {
		return []string{zip}
	}
	return strings.Split(part, "-")
}

func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// Numbers of digits.
const (
	npiDigits = 10
	zipDigits = 5
)

// Codes are the NPIs and ZIP codes of a text that is nothing else, if there are at least two. After an NPI, a further
// one may not be whole yet.
func Codes(text string) []string {
	codes := ReadList(text)
	if len(codes) < 2 {
		return nil
	}
	last := len(codes) - 1
	for i, code := range codes {
		switch {
		case !digits(code):
			return nil
		case len(code) == npiDigits || len(code) == zipDigits:
		case i == last && len(code) < npiDigits && len(codes[i-1]) == npiDigits:
			return codes[:last]
		default:
			return nil
		}
	}
	return codes
}

// listed says that a list can be looked for in some column.
func (d *Data) listed() bool {
	return slices.ContainsFunc(d.columns, func(c Column) bool { return c.Listed })
}

// within finds the rows that have one of the values in a column made for it.
func (d *Data) within(values []string) ([]bool, Listed) {
	found := make(map[string]bool, len(values))
	for _, v := range values {
		found[v] = false
	}
	hits := make([]bool, d.Rows())
	said := Listed{Given: len(values)}
	for row := range hits {
		for c, column := range d.columns {
			if column.Listed && d.cellWithin(row, c, found) {
				hits[row] = true
			}
		}
		if hits[row] {
			said.Rows++
		}
	}
	for _, v := range values {
		if !found[v] {
			said.Missing = append(said.Missing, v)
		}
	}
	slices.Sort(said.Missing)
	return hits, said
}

// cellWithin notes every value of a cell that the list has; most cells hold one value and are not taken apart.
func (d *Data) cellWithin(row, col int, found map[string]bool) bool {
	cell := d.source.Cell(row, col)
	if _, ok := found[cell]; ok {
		found[cell] = true
		return true
	}
	if cell == "" || digits(cell) {
		return false
	}
	hit := false
	for _, value := range ReadList(cell) {
		if _, ok := found[value]; ok {
			found[value], hit = true, true
		}
	}
	return hit
}
