package paper

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"countyline/reports/page"
)

// hit is a place where what is searched for stands.
type hit struct {
	page  int
	boxes []page.Rect // in points; more than one where the style changes inside
}

// find searches the text of a document.
type find struct {
	doc     *page.Document
	fonts   *page.Fonts
	lines   [][]line // by page, made when first needed
	query   string
	hits    []hit
	current int
}

// line is text that stands side by side on a page, with the place of each of its letters.
type line struct {
	letters []rune // folded
	parts   []part
}

// part is a run of a line.
type part struct {
	text  page.Text
	runes []rune // as printed
	from  int    // index of its first letter in the line
}

func (f *find) start(doc *page.Document, fonts *page.Fonts) {
	query := f.query
	*f = find{doc: doc, fonts: fonts}
	f.search(query)
}

// search finds all hits; the current one is the first.
func (f *find) search(query string) {
	f.query, f.hits, f.current = query, nil, 0
	wanted := fold(strings.Join(strings.Fields(query), " "))
	if len(wanted) == 0 || f.doc == nil {
		return
	}
	if f.lines == nil {
		for _, sheet := range f.doc.Pages {
			f.lines = append(f.lines, linesOf(sheet, f.fonts))
		}
	}
	for n, lines := range f.lines {
		for i := range lines {
			f.hits = lines[i].find(f.hits, n, wanted, f.fonts)
		}
	}
}

// on are the hits of a page.
func (f *find) on(n int) (list []hit, first int) {
	first = sort.Search(len(f.hits), func(i int) bool { return f.hits[i].page >= n })
	end := sort.Search(len(f.hits), func(i int) bool { return f.hits[i].page > n })
	return f.hits[first:end], first
}

// linesOf joins the runs of a page that stand side by side, in reading order.
func linesOf(sheet *page.Page, fonts *page.Fonts) []line {
	var lines []line
	var end, base float64
	eachText(sheet.Ops, func(t page.Text) {
		runes := []rune(fonts.Printable(t.S, t.Style.Face))
		if len(runes) == 0 {
			return
		}
		space := t.X - end
		joins := len(lines) > 0 && math.Abs(t.Y-base) < 0.5 && space > -1 && space < t.Style.Size
		if !joins {
			lines = append(lines, line{})
		}
		l := &lines[len(lines)-1]
		if n := len(l.letters); joins && space > 0.15*t.Style.Size && l.letters[n-1] != ' ' && runes[0] != ' ' {
			l.letters = append(l.letters, ' ')
		}
		l.parts = append(l.parts, part{text: t, runes: runes, from: len(l.letters)})
		l.letters = append(l.letters, fold(string(runes))...)
		end, base = t.X+fonts.Width(string(runes), t.Style), t.Y
	})
	return lines
}

func eachText(ops []page.Op, do func(page.Text)) {
	for _, op := range ops {
		switch op := op.(type) {
		case page.Text:
			do(op)
		case page.Clip:
			eachText(op.Ops, do)
		}
	}
}

// fold makes letters that differ in case alike, one for one.
func fold(s string) []rune {
	runes := []rune(s)
	for i, r := range runes {
		if runes[i] = unicode.ToLower(r); unicode.IsSpace(r) {
			runes[i] = ' '
		}
	}
	return runes
}

func (l *line) find(hits []hit, n int, wanted []rune, fonts *page.Fonts) []hit {
	for i := 0; i+len(wanted) <= len(l.letters); i++ {
		if !begins(l.letters[i:], wanted) {
			continue
		}
		h := hit{page: n}
		for _, p := range l.parts {
			if from, to := max(i, p.from)-p.from, min(i+len(wanted), p.from+len(p.runes))-p.from; from < to {
				h.boxes = append(h.boxes, p.box(from, to, fonts))
			}
		}
		hits = append(hits, h)
		i += len(wanted) - 1
	}
	return hits
}

func begins(letters, wanted []rune) bool {
	for i, r := range wanted {
		if letters[i] != r {
			return false
		}
	}
	return true
}

// box is the room of some letters of a part, from the top of its capitals to the foot of its g.
func (p *part) box(from, to int, fonts *page.Fonts) page.Rect {
	t := p.text
	x := t.X + fonts.Width(string(p.runes[:from]), t.Style)
	w := fonts.Width(string(p.runes[from:to]), t.Style)
	return page.Rect{X: x - 0.5, Y: t.Y - 0.82*t.Style.Size, W: w + 1, H: 1.1 * t.Style.Size}
}

// Find searches all pages for a text and brings the first hit at or after the page in view into view; an empty text
// ends the search.
func (p *Paper) Find(text string) {
	if text == p.find.query {
		return
	}
	p.find.search(text)
	here := p.Page()
	if _, first := p.find.on(here); first < len(p.find.hits) {
		p.find.current = first
	}
	p.showHit()
}

// FindNext goes to the next hit, or back to the one before; after the last comes the first.
func (p *Paper) FindNext(back bool) {
	n := len(p.find.hits)
	if n == 0 {
		return
	}
	step := 1
	if back {
		step = n - 1
	}
	p.find.current = (p.find.current + step) % n
	p.showHit()
}

// Hits is the number of the current hit, from 1, and of all; 0 for none.
func (p *Paper) Hits() (current, total int) {
	if len(p.find.hits) == 0 {
		return 0, 0
	}
	return p.find.current + 1, len(p.find.hits)
}

// Searching is the text that is searched for.
func (p *Paper) Searching() string { return p.find.query }

// showHit scrolls as little as brings the current hit into view with some air.
func (p *Paper) showHit() {
	if len(p.find.hits) == 0 {
		p.changed()
		return
	}
	h := p.find.hits[p.find.current]
	box := h.boxes[0]
	const air = 48
	x0, y0 := p.desk.left(h.page)+float32(box.X)*p.desk.scale, p.desk.top(h.page)+float32(box.Y)*p.desk.scale
	x1, y1 := x0+float32(box.W)*p.desk.scale, y0+float32(box.H)*p.desk.scale
	x, y, size := p.x, p.y, p.Size()
	if x0 < x+air || x1 > x+size.Width-air {
		x = (x0+x1)/2 - size.Width/2
	}
	if y0 < y+air || y1 > y+size.Height-air {
		y = y0 - size.Height/3
		if p.zoom.Fit == FitPage {
			y = p.desk.top(h.page) - gap
		}
	}
	p.scrollTo(x, y)
}
