package app

import (
	"slices"
	"strings"
)

// frozenLines finds the cells of a filing, which may have been frozen with a reference or without one.
type frozenLines struct {
	cells  map[string]frozenCell
	byFIPS map[string][]string // keys of cells with an SSA code, by the key without it; Los Angeles has two
	seen   map[string]bool     // keys that were asked for
}

func newFrozenLines(cells map[string]frozenCell) *frozenLines {
	l := &frozenLines{cells: cells, byFIPS: map[string][]string{}, seen: map[string]bool{}}
	for key := range cells {
		ssa, rest, _ := strings.Cut(key, "|")
		if fips, code, _ := strings.Cut(rest, "|"); ssa != "" && fips != "" {
			county := frozenKey("", fips, code)
			l.byFIPS[county] = append(l.byFIPS[county], key)
		}
	}
	for _, keys := range l.byFIPS {
		slices.Sort(keys)
	}
	return l
}

// of is the cell as it was frozen: by its codes, else by the FIPS code alone, because the reference came or went since. Of
// a county that had several rows, the first that failed stands for all, for the county did not pass then.
func (l *frozenLines) of(ssa, fips, code string) (then frozenCell, ok bool) {
	keys := []string{frozenKey(ssa, fips, code)}
	if _, ok := l.cells[keys[0]]; !ok && fips != "" {
		keys = []string{frozenKey("", fips, code)}
		if _, ok := l.cells[keys[0]]; !ok && ssa == "" {
			keys = l.byFIPS[keys[0]]
		}
	}
	for _, key := range keys {
		cell, known := l.cells[key]
		if !known {
			continue
		}
		l.seen[key] = true
		if !ok || then.pass && !cell.pass {
			then = cell
		}
		ok = true
	}
	return then, ok
}
