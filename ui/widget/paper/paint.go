package paper

import (
	"image"
	"math"

	"countyline/reports/page"
)

// wanted is the picture of a page as it is to be shown now.
func (p *Paper) wanted(n int) key {
	width := float64(p.desk.sizes[n].Width * p.density())
	sheet := p.doc.Pages[n]
	if pixels := width * width * sheet.Height / sheet.Width; pixels > mostPainted {
		width *= math.Sqrt(mostPainted / pixels)
	}
	return key{page: n, pixels: max(1, int(math.Round(width))), grey: p.grey}
}

// missing is the next picture to paint: pages in view first, then the ones before and after.
func (p *Paper) missing() (key, bool) {
	first, last := p.desk.visible(p.y, p.Size().Height)
	if last < first || p.Size().Height <= 1 {
		return key{}, false
	}
	order := make([]int, 0, last-first+3)
	for n := first; n <= last; n++ {
		order = append(order, n)
	}
	order = append(order, last+1, first-1)
	for _, n := range order {
		if n < 0 || n >= p.Pages() {
			continue
		}
		if k := p.wanted(n); p.cache.pictures[k] == nil {
			return k, true
		}
	}
	return key{}, false
}

// inUse says whether a picture is, or soon will be, in view.
func (p *Paper) inUse(k key) bool {
	first, last := p.desk.visible(p.y, p.Size().Height)
	return k.page >= first-1 && k.page <= last+1 && k.page < p.Pages() && k == p.wanted(k.page)
}

// paintNext has one picture painted, if one is missing, and then the next.
func (p *Paper) paintNext() {
	k, ok := p.missing()
	if !ok || p.painting || p.failed != nil {
		return
	}
	p.painting = true
	sheet, fonts, generation, post := p.doc.Pages[k.page], p.fonts, p.generation, p.Post
	p.Go(func() {
		img, err := paint(sheet, fonts, k)
		post(func() { p.painted(generation, k, img, err) })
	})
}

// painted takes a picture in, unless another document is on the desk by now.
func (p *Paper) painted(generation int, k key, img *image.RGBA, err error) {
	p.painting = false
	switch {
	case generation != p.generation:
	case err != nil:
		p.failed = err
		if p.OnChange != nil {
			p.OnChange()
		}
		return
	default:
		p.cache.put(k, img, p.inUse)
		p.Refresh()
	}
	p.paintNext()
}

func paint(sheet *page.Page, fonts *page.Fonts, k key) (*image.RGBA, error) {
	img, err := page.Paint(sheet, fonts, float64(k.pixels)/sheet.Width)
	if err == nil && k.grey {
		turnGrey(img)
	}
	return img, err
}

// turnGrey leaves each pixel its lightness alone (ITU-R BT.601, as printers do).
func turnGrey(img *image.RGBA) {
	for i := 0; i+3 < len(img.Pix); i += 4 {
		r, g, b := int(img.Pix[i]), int(img.Pix[i+1]), int(img.Pix[i+2])
		y := uint8((299*r + 587*g + 114*b + 500) / 1000)
		img.Pix[i], img.Pix[i+1], img.Pix[i+2] = y, y, y
	}
}
