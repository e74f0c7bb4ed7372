package page

import (
	"fmt"
	"slices"
	"strings"
)

// Replaced is a rune that could not be printed, with the first text it stood in.
type Replaced struct {
	Rune  rune
	Page  int // first page, from 1
	Count int // how often, over all pages
	In    string
}

// String reads like a line of the export report.
func (r Replaced) String() string {
	return fmt.Sprintf("U+%04X is not in the font and prints as □ (%d times, first on page %d, in %q)", r.Rune, r.Count, r.Page, r.In)
}

// Report is what a person should know about a finished document.
type Report struct {
	Pages    int
	Replaced []Replaced // by rune
	Notes    []string   // what was shortened, and where the whole is
}

// Report lists what the fonts could not print.
func (d *Document) Report(f *Fonts) Report {
	found := map[rune]*Replaced{}
	for i, p := range d.Pages {
		eachText(p.Ops, func(t Text) {
			if plainASCII(t.S) {
				return
			}
			for _, r := range Clean(t.S) {
				if r == NBSP || f.Has(t.Style.Face, r) {
					continue
				}
				if found[r] == nil {
					found[r] = &Replaced{Rune: r, Page: i + 1, In: f.Printable(t.S, t.Style.Face)}
				}
				found[r].Count++
			}
		})
	}
	rep := Report{Pages: len(d.Pages)}
	for _, r := range found {
		rep.Replaced = append(rep.Replaced, *r)
	}
	slices.SortFunc(rep.Replaced, func(a, b Replaced) int { return int(a.Rune) - int(b.Rune) })
	return rep
}

// Texts is the document's text in reading order, one run a line: what a search or a test reads.
func (d *Document) Texts() string {
	var b strings.Builder
	for _, p := range d.Pages {
		eachText(p.Ops, func(t Text) { b.WriteString(Clean(t.S)); b.WriteByte('\n') })
	}
	return b.String()
}

func eachText(ops []Op, do func(Text)) {
	for _, op := range ops {
		switch op := op.(type) {
		case Text:
			do(op)
		case Clip:
			eachText(op.Ops, do)
		}
	}
}
