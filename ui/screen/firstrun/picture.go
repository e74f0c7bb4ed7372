package firstrun

import (
	"context"
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	"countyline/ui/widget/choropleth"
)

// picture is the sample's map for its specialty with the most gaps, running out of the window at the right.
type picture struct {
	widget.BaseWidget
	desk   *desk.Desk
	image  *canvas.Image
	sample *app.Adequacy
	still  choropleth.Snapshot
	drawn  fyne.Size
	draws  int // those asked for, so that a stale one is dropped
}

func newPicture(d *desk.Desk) *picture {
	p := &picture{desk: d, image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer shows the picture alone.
func (p *picture) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.image) }

// Resize draws the picture anew for another size.
func (p *picture) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	if size != p.drawn {
		p.draw()
	}
}

// look assesses the sample in the background and tells of it when it is there.
func (p *picture) look(done func(*app.Adequacy)) {
	var sample *app.Adequacy
	var still choropleth.Snapshot
	p.desk.Quietly(func() {
		var err error
		if sample, err = app.SampleAdequacy(context.Background()); err == nil {
			still = snapshotOf(sample)
		}
	}, func() {
		if sample != nil { // without one, for want of room on the disk, the doors stand alone
			p.sample, p.still = sample, still
			p.draw()
			done(sample)
		}
	})
}

// draw paints the picture off the UI goroutine.
func (p *picture) draw() {
	size := p.Size()
	if p.sample == nil || size.Width < 1 || size.Height < 1 {
		return
	}
	p.draws++
	draw, ratio, tokens := p.draws, p.ratio(), theme.Now()
	var painted image.Image
	p.desk.Quietly(func() { painted, _ = p.still.Draw(size, ratio, tokens) }, func() {
		if draw == p.draws && painted != nil {
			p.drawn, p.image.Image = size, painted
			p.image.Refresh()
		}
	})
}

// ratio is pixels to a unit of the window.
func (p *picture) ratio() float64 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		return float64(c.Scale())
	}
	return 1
}

// snapshotOf shows the counties that fail for the specialty most of them fail for, as large as they go.
func snapshotOf(a *app.Adequacy) choropleth.Snapshot {
	worst := 0
	for s := range a.Specialties {
		if a.SpecialtyTally(s)[app.Fixable] > a.SpecialtyTally(worst)[app.Fixable] {
			worst = s
		}
	}
	still := choropleth.Snapshot{Facts: map[string]choropleth.Fact{}}
	var served []string
	for c := range a.Counties {
		cell := a.Cell(c, worst)
		fips := a.Counties[c].FIPS
		served = append(served, fips)
		still.Facts[fips] = choropleth.Fact{Class: int(cell.Class), Figure: cell.Figure()}
		if cell.Class == app.Fixable {
			still.Around = append(still.Around, fips)
		}
	}
	still.Ground = choropleth.NewGround(a.Atlas().Shapes(), served)
	return still
}

// describe reads the words of the second door from the sample itself.
func (s *Screen) describe(a *app.Adequacy) {
	s.sample.words.SetText("Open the sample plan, an invented one: " + strconv.Itoa(len(a.Counties)) + " Mississippi counties, " +
		strconv.Itoa(a.Tally().Fail()) + " failing cells.")
}
