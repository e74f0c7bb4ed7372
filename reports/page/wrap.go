package page

import (
	"strings"
	"unicode/utf8"
)

// word is an unbreakable stretch; it may change style inside.
type word struct {
	runs  []Run
	width float64
	space float64 // width of the space that stood before it; 0 at the start or after a style change without one
}

// Wrap lays runs into lines of at most width points, breaking at spaces; a word wider than the line is
// broken between characters. There is always at least one line.
func (f *Fonts) Wrap(runs []Run, width float64) []Line {
	var lines []Line
	var line Line
	for _, w := range f.words(runs, width) {
		space := w.space
		if len(line.Pieces) == 0 {
			space = 0
		}
		if len(line.Pieces) > 0 && line.Width+space+w.width > width+0.01 {
			lines = append(lines, line)
			line, space = Line{}, 0
		}
		line.add(f, w, space)
	}
	return append(lines, line)
}

// add puts a word at the end of the line, joined to the last piece where the style is the same.
func (l *Line) add(f *Fonts, w word, space float64) {
	for i, r := range w.runs {
		gap := ""
		if i == 0 && space > 0 {
			gap = " "
		}
		if n := len(l.Pieces); n > 0 && l.Pieces[n-1].Style == r.Style {
			l.Pieces[n-1].S += gap + r.S
			l.Width = l.Pieces[n-1].X + f.Width(l.Pieces[n-1].S, r.Style)
			continue
		}
		if n := len(l.Pieces); n > 0 && gap != "" {
			l.Pieces[n-1].S += gap // the space belongs to the text before it, so that extracted text keeps it
			l.Width = l.Pieces[n-1].X + f.Width(l.Pieces[n-1].S, l.Pieces[n-1].Style)
		}
		l.Pieces = append(l.Pieces, Piece{X: l.Width, Run: r})
		l.Width += f.Width(r.S, r.Style)
	}
}

func (f *Fonts) words(runs []Run, width float64) []word {
	var list []word
	glue, space := false, 0.0
	for _, run := range runs {
		s := Clean(run.S)
		for s != "" {
			rest := strings.TrimLeft(s, " ")
			if len(rest) < len(s) {
				glue, space = false, f.Width(" ", run.Style)
			}
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				end = len(rest)
			}
			if end > 0 {
				part := Run{rest[:end], run.Style}
				w := f.Width(part.S, part.Style)
				if last := len(list) - 1; glue && list[last].width+w <= width {
					list[last].runs = append(list[last].runs, part)
					list[last].width += w
				} else {
					list = append(list, f.split(part, width, space)...)
				}
				glue, space = true, 0
			}
			s = rest[end:]
		}
	}
	return list
}

// split breaks a word that is wider than a whole line.
func (f *Fonts) split(part Run, width, space float64) []word {
	var list []word
	for {
		w := f.Width(part.S, part.Style)
		if w <= width || utf8.RuneCountInString(part.S) < 2 {
			return append(list, word{runs: []Run{part}, width: w, space: space})
		}
		head := f.fitting(part, width)
		list = append(list, word{runs: []Run{{part.S[:head], part.Style}}, width: f.Width(part.S[:head], part.Style), space: space})
		part.S, space = part.S[head:], 0
	}
}

// fitting is the length in bytes of the longest beginning that fits; at least one rune.
func (f *Fonts) fitting(part Run, width float64) int {
	used, table := 0.0, f.advance[part.Style.Face]
	for i, r := range part.S {
		if r >= planeSize || table[r] == noGlyph {
			r = Box
		}
		used += float64(table[r]) * part.Style.Size / 1000
		if used > width && i > 0 {
			return i
		}
	}
	return len(part.S)
}

// Fit wraps into at most max lines; what does not fit is cut at a word and ends with an ellipsis.
func (f *Fonts) Fit(runs []Run, width float64, max int) []Line {
	lines := f.Wrap(runs, width)
	if len(lines) <= max {
		return lines
	}
	lines = lines[:max]
	lines[max-1] = f.ellipsis(lines[max-1], width)
	return lines
}

// ellipsis ends a line with …, dropping words until it fits.
func (f *Fonts) ellipsis(l Line, width float64) Line {
	const mark = "\u00a0…"
	for n := len(l.Pieces) - 1; n >= 0; n-- {
		p := l.Pieces[n]
		for s := strings.TrimRight(p.S, " "); s != ""; s = dropWord(s) {
			if w := p.X + f.Width(s+mark, p.Style); w <= width {
				l.Pieces[n].S = s + mark
				l.Pieces, l.Width = l.Pieces[:n+1], w
				return l
			}
		}
		if n > 0 {
			l.Pieces = l.Pieces[:n]
		}
	}
	if len(l.Pieces) == 0 {
		return l
	}
	p := l.Pieces[0]
	head := f.fitting(p.Run, width-f.Width("…", p.Style))
	l.Pieces[0].S = p.S[:head] + "…"
	if f.Width(l.Pieces[0].S, p.Style) > width {
		l.Pieces[0].S = "…"
	}
	l.Pieces, l.Width = l.Pieces[:1], f.Width(l.Pieces[0].S, p.Style)
	return l
}

// dropWord takes the last word off; a single word is not taken apart.
func dropWord(s string) string {
	cut := strings.LastIndexByte(s, ' ')
	if cut < 0 {
		return ""
	}
	return strings.TrimRight(s[:cut], " ")
}

// Left, Right and Middle place a text of one style; x is its left edge, right edge or middle.
func Left(x, y float64, s string, style Style) Text { return Text{X: x, Y: y, S: s, Style: style} }

// Right places a text so that it ends at x.
func (f *Fonts) Right(x, y float64, s string, style Style) Text {
	return Text{X: x - f.Width(Clean(s), style), Y: y, S: s, Style: style}
}

// Middle places a text centred on x.
func (f *Fonts) Middle(x, y float64, s string, style Style) Text {
	return Text{X: x - f.Width(Clean(s), style)/2, Y: y, S: s, Style: style}
}
