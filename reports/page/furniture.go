package page

import "fmt"

// Furniture is what stands around the text of every page.
type Furniture struct {
	HeadLeft   []Run     // plan name semibold · document
	HeadRight  string    // contract and state
	Foot       [2]string // provenance: what the figures rest on; number, version, check code
	CoverPages int       // pages at the front without a running head
}

const (
	headBaseline = 42.0
	headRule     = 49.0
	footRule     = 738.0
	footWidth    = 430.0
)

// Furnish draws running heads and footers. It comes last: the total is known by then.
func (d *Document) Furnish(f *Fonts, furniture Furniture) {
	for i, p := range d.Pages {
		var head []Op
		if i >= furniture.CoverPages {
			head = furniture.head(f)
		}
		p.Ops = append(head, p.Ops...)
		p.Add(furniture.foot(f, i+1, len(d.Pages))...)
	}
}

func (u Furniture) head(f *Fonts) []Op {
	right := Style{Regular, 8.5, Ink2}
	rightWidth := min(f.Width(Clean(u.HeadRight), right), TextWidth/2)
	left := f.Fit(u.HeadLeft, TextWidth-rightWidth-16, 1)[0]
	ops := left.Ops(MarginX, headBaseline)
	for _, piece := range f.Fit(Plain(u.HeadRight, right), TextWidth/2, 1)[0].Pieces {
		ops = append(ops, f.Right(MarginX+TextWidth, headBaseline, piece.S, right))
	}
	return append(ops, HLine(MarginX, headRule, TextWidth, 0.5, RuleColor))
}

func (u Furniture) foot(f *Fonts, n, total int) []Op {
	ops := []Op{HLine(MarginX, footRule, TextWidth, 0.5, RuleColor)}
	for i, s := range u.Foot {
		line := f.Fit(Plain(s, FootStyle), footWidth, 1)[0]
		ops = append(ops, line.Ops(MarginX, footRule+11.5+float64(i)*9.5)...)
	}
	return append(ops, f.Right(MarginX+TextWidth, footRule+11.5, fmt.Sprintf("Page %d of %d", n, total), Style{Semibold, 8.5, Ink}))
}
