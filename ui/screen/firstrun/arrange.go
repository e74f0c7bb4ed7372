package firstrun

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// page is the layout of the screen from the top: a ground with title and picture, the doors over its edge, what holds for
// all, the ways back, and the foot.
type page struct {
	screen                                *Screen
	ground, edge, foot                    *canvas.Rectangle
	title, facts, ways, included, program fyne.CanvasObject
	words                                 *kit.Paragraph
}

func (s *Screen) arrange() *page {
	small := kit.Style{Size: theme.Small, Ink: kit.InkThird}
	return &page{
		screen: s,
		ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), foot: canvas.NewRectangle(nil),
		title:    kit.NewText("Where is your network short?", kit.Style{Size: theme.Display, Bold: true}),
		words:    kit.NewParagraph("See every county and specialty against the standard, and who could close each gap.", kit.Style{Size: theme.Lead, Ink: kit.InkSecond}),
		facts:    kit.NewLine(32, fact("wifi-off", "Works with no connection"), fact("user-x", "No account"), fact("hard-drive", "Your data stays in one folder on this computer")),
		ways:     kit.NewLine(theme.Gap, s.open, s.restore),
		included: kit.NewText("Included: base rule tables of 42 CFR 422.116 · county borders · ZIP points. The CMS reference file is yours to import.", small),
		program:  kit.NewText("Version "+app.Version, small),
	}
}

func fact(icon, words string) fyne.CanvasObject {
	return kit.NewLine(theme.Step, kit.NewIcon(icon, kit.InkThird, theme.IconText), kit.NewText(words, kit.Style{Size: theme.Body, Ink: kit.InkSecond}))
}

// objects are what the layout places, from the back to the front.
func (s *Screen) objects() []fyne.CanvasObject {
	p := s.content.Layout.(*page)
	return []fyne.CanvasObject{p.ground, s.picture, p.edge, p.title, p.words, s.roster.card, s.sample.card, s.team.card, p.facts, p.ways, p.foot, p.included, p.program}
}

// MinSize is small enough for any window.
func (*page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(720, 560) }

// Layout keeps the doors in the middle and lets the picture run out at the right.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p.paint()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	side := max(theme.Margin*2, (size.Width-1152)/2)
	hero := max(240, size.Height*0.46)
	put(p.ground, 0, 0, size.Width, hero)
	put(p.screen.picture, size.Width*0.6, 0, size.Width*0.4, hero)
	put(p.edge, 0, hero, size.Width, 1)
	put(p.title, side, hero*0.28, size.Width*0.5, 32)
	put(p.words, side, hero*0.28+44, min(430, size.Width*0.45), 56)
	width := min(368, float32(int((size.Width-2*side-2*theme.Margin)/3)))
	doors := hero - 88
	for _, d := range []*door{p.screen.roster, p.screen.sample, p.screen.team} {
		d.card.Padded(padDoor(width))
	}
	put(p.screen.roster.card, side, doors, width, doorHeight)
	put(p.screen.sample.card, side+width+theme.Margin, doors, width, doorHeight)
	put(p.screen.team.card, side+2*(width+theme.Margin), doors, width, doorHeight)
	gap := min(36, max(theme.Gap, (size.Height-doors-doorHeight-152)/2)) // less in a low window
	below := doors + doorHeight + gap
	put(p.facts, side, below, size.Width-2*side, 24)
	put(p.ways, side-12, below+24+gap/2, size.Width-2*side, theme.Control)
	put(p.foot, side, size.Height-40, size.Width-2*side, 1)
	put(p.included, side, size.Height-32, size.Width-2*side-120, 24)
	end := p.program.MinSize().Width
	put(p.program, size.Width-side-end, size.Height-32, end, 24)
}

// paint takes the colors of the theme at hand.
func (p *page) paint() {
	k := theme.Now()
	p.ground.FillColor, p.edge.FillColor, p.foot.FillColor = k.Neighbor, k.Line, k.Line
}
