package paper

import (
	"slices"

	"fyne.io/fyne/v2"

	"countyline/reports/page"
)

// Fit is how the zoom follows the size of the window.
type Fit uint8

// The ways to fit; a free zoom stays as it is.
const (
	FitPage Fit = iota
	FitWidth
	Free
)

// Zoom is how large a page is shown.
type Zoom struct {
	Fit     Fit
	Percent float32 // of its printed size, for a free zoom
}

// The ends of a free zoom in percent, and one step of it.
const (
	LeastPercent = 50
	MostPercent  = 300
	zoomStep     = 1.25
)

const (
	gap          = 16         // pixels around a sheet
	pixelsAPoint = 96.0 / 72. // at 100 percent
)

// desk says where the sheets of a document lie, in pixels from the desk's own corner.
type desk struct {
	scale         float32 // pixels to the point
	tops          []float32
	sizes         []fyne.Size
	width, length float32
}

func newDesk(doc *page.Document, z Zoom, view fyne.Size) desk {
	d := desk{scale: 1}
	if doc == nil || len(doc.Pages) == 0 {
		return d
	}
	d.scale = scaleOf(doc, z, view)
	y := float32(gap)
	for _, sheet := range doc.Pages {
		size := fyne.NewSize(round(float32(sheet.Width)*d.scale), round(float32(sheet.Height)*d.scale))
		d.tops, d.sizes = append(d.tops, y), append(d.sizes, size)
		y += size.Height + gap
		d.width = max(d.width, size.Width+2*gap)
	}
	d.length, d.width = y, max(d.width, view.Width)
	return d
}

// scaleOf is pixels to the point; what fits is measured by the widest and the highest page.
func scaleOf(doc *page.Document, z Zoom, view fyne.Size) float32 {
	if z.Fit == Free {
		return z.Percent / 100 * pixelsAPoint
	}
	var width, height float64
	for _, sheet := range doc.Pages {
		width, height = max(width, sheet.Width), max(height, sheet.Height)
	}
	scale := (view.Width - 2*gap) / float32(width)
	if z.Fit == FitPage {
		scale = min(scale, (view.Height-2*gap+2)/float32(height)) // the edge of the next page stays out of view
	}
	return max(0.2, min(scale, MostPercent/100*pixelsAPoint))
}

func (d *desk) top(n int) float32    { return d.tops[n] }
func (d *desk) height(n int) float32 { return d.sizes[n].Height }

// left is where a sheet starts: in the middle of the desk.
func (d *desk) left(n int) float32 { return round((d.width - d.sizes[n].Width) / 2) }

// holding is the last page that starts at or above y.
func (d *desk) holding(y float32) int {
	n, found := slices.BinarySearch(d.tops, y)
	if !found {
		n--
	}
	return max(0, min(n, len(d.tops)-1))
}

// at is the page that is in view when the view starts at y: the one across its upper third.
func (d *desk) at(y, height float32) int {
	if len(d.tops) == 0 {
		return 0
	}
	if y > 0 && y >= d.length-height-1 { // at the end, the last page counts even if it begins further down
		return d.holding(y + height - gap - 1)
	}
	return d.holding(y + height/3)
}

// visible are the first and the last page of which anything is in view; last < first for none.
func (d *desk) visible(y, height float32) (first, last int) {
	if len(d.tops) == 0 {
		return 0, -1
	}
	first = d.holding(y)
	if d.tops[first]+d.sizes[first].Height <= y && first+1 < len(d.tops) {
		first++
	}
	return first, d.holding(y + height)
}

func round(v float32) float32 { return float32(int(v + 0.5)) }
