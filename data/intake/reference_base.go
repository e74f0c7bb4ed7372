package intake

import (
	"strings"

	"countyline/data"
)

// baseTable is the Master sheet: the base limits and full names by code.
type baseTable struct {
	limits map[string][5]data.Limit
	names  map[string]string
}

// baseColumn is a column of a limit on the Master sheet.
type baseColumn struct {
	code, at int // column of the codes it belongs to, its own
	county   data.CountyType
	distance bool
}

// readBase reads the tables that stand side by side on the Master sheet. Each starts at a column headed Code; the
// county types head groups of columns, and "Maximum Time" or "Maximum Distance" each column.
func readBase(rows func(eachRow) error) (baseTable, error) {
	base := baseTable{limits: map[string][5]data.Limit{}, names: map[string]string{}}
	var blocks []int
	var groups []string
	var columns []baseColumn
	err := rows(func(_ int, cells []string) error {
		if blocks == nil {
			blocks = headedBy(cells, "code")
			return nil
		}
		if columns == nil {
			if columns = baseColumns(cells, groups, blocks); columns == nil && isGroupRow(cells) {
				groups = append([]string(nil), cells...)
			}
		}
		for _, block := range blocks {
			if code, ok := specialtyCode(at(cells, block)); ok {
				base.take(code, block, cells, columns)
			}
		}
		return nil
	})
	return base, err
}

func (b *baseTable) take(code string, block int, cells []string, columns []baseColumn) {
	if name := squash(at(cells, block+1)); name != "" {
		b.names[code] = name
	}
	limits, found := b.limits[code], false
	for _, c := range columns {
		v, ok := decimal(trim(at(cells, c.at)))
		if c.code != block || !ok {
			continue
		}
		if found = true; c.distance {
			limits[c.county].Miles = v
		} else {
			limits[c.county].Minutes = v
		}
	}
	if found {
		b.limits[code] = limits
	}
}

func headedBy(cells []string, word string) []int {
	var found []int
	for i, cell := range cells {
		if bare(cell) == word {
			found = append(found, i)
		}
	}
	return found
}

// isGroupRow tells whether a row names all five county types above the limits.
func isGroupRow(cells []string) bool {
	n := 0
	for _, cell := range cells {
		if _, ok := data.ParseCountyType(cell); ok {
			n++
		}
	}
	return n >= len(data.CountyTypes)
}

// baseColumns reads the row of "Maximum Time" and "Maximum Distance"; nil when the row is another one.
func baseColumns(cells, groups []string, blocks []int) []baseColumn {
	var columns []baseColumn
	for i, cell := range cells {
		name := bare(cell)
		if !strings.HasPrefix(name, "maximumtime") && !strings.HasPrefix(name, "maximumdistance") {
			continue
		}
		c := baseColumn{code: -1, at: i, distance: strings.HasPrefix(name, "maximumdistance")}
		for _, block := range blocks {
			if block < i {
				c.code = block
			}
		}
		for j := i; j > c.code && c.code >= 0; j-- {
			if t, ok := data.ParseCountyType(at(groups, j)); ok {
				c.county = t
				columns = append(columns, c)
				break
			}
		}
	}
	return columns
}
