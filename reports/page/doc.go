// Package page is one model of a printed page and the painters that read it: gofpdf for paper, an image
// for the preview. Every length is in points (72 to the inch), y grows downwards, text stands on its
// baseline. Layout happens once, in the model, so both painters break every line at the same word.
package page

import (
	"image"
	"time"
)

// US Letter and the measures of the house page, in points.
const (
	LetterWidth  = 612.0
	LetterHeight = 792.0
	MarginX      = 54.0
	TextWidth    = LetterWidth - 2*MarginX
	CoverTop     = 54.0  // text of a cover or a letter starts here
	BodyTop      = 68.0  // text of every other page starts here
	BodyBottom   = 726.0 // nothing but the footer below
)

// Document is a finished set of pages with the facts a PDF carries about itself.
type Document struct {
	Title    string
	Author   string // the plan; never a user name
	Subject  string
	Creator  string // program and version
	Language string // BCP 47, for instance en-US
	Created  time.Time
	Pages    []*Page
	Outline  []Bookmark
}

// Page is one sheet and what is drawn on it, in drawing and reading order.
type Page struct {
	Width, Height float64
	Ops           []Op
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // 0 is the top
	Page  int // index into Document.Pages
	Y     float64
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Rect is a box on the page.
type Rect struct{ X, Y, W, H float64 }

// Op is one drawing operation: Text, Path, Clip or Picture.
type Op interface{ op() }

// Text is a run of characters in one style, standing on its baseline.
type Text struct {
	X, Y  float64
	S     string
	Style Style
}

// Path is a set of lines or rings, filled, stroked or both. Rings with opposite turns cut holes.
type Path struct {
	Lines  [][]Point
	Closed bool
	Fill   Color
	Stroke Color
	Width  float64
	Dash   []float64 // lengths of ink and gap; empty is solid
	Round  bool      // round ends as well as joins
}

// Clip draws its operations inside a box only.
type Clip struct {
	Box Rect
	Ops []Op
}

// Picture is a bitmap scaled into a box.
type Picture struct {
	Box   Rect
	Image image.Image
}

func (Text) op()    {}
func (Path) op()    {}
func (Clip) op()    {}
func (Picture) op() {}

// Inset is the box made smaller by d on every side.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Overlaps says whether two boxes share any area.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// Contains says whether a point lies in the box.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.X && p.X <= r.X+r.W && p.Y >= r.Y && p.Y <= r.Y+r.H
}

// Add puts operations on the page, after those already there.
func (p *Page) Add(ops ...Op) { p.Ops = append(p.Ops, ops...) }
