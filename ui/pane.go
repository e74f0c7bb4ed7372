package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// pane is the detail of the selection, right of the main region. It scrolls by itself.
type pane struct {
	widget.BaseWidget
	close *kit.Button

	title    *kit.Text
	sentence *kit.Paragraph // what a selection would show, while there is none
	body     *kit.Pane      // scrolls the detail; nil while there is none
	detail   fyne.CanvasObject
}

const paneTitle = 52 // height of the title with the button that closes the pane, in pixels

func newPane(closed func()) *pane {
	p := &pane{
		close: kit.NewIconButton("x", "Close (Esc)", closed), title: kit.NewText("", kit.Style{Size: theme.Title, Bold: true, Cut: true}),
		sentence: kit.NewParagraph("", kit.Style{Ink: kit.InkSecond}),
	}
	p.ExtendBaseWidget(p)
	return p
}

// show fills the pane with a detail, or with a sentence when that is nil. A detail shown again keeps its scroll.
func (p *pane) show(title, sentence string, detail fyne.CanvasObject) {
	p.title.SetText(title)
	if detail == nil {
		p.title.SetText("")
		p.sentence.SetText(sentence)
		p.body = nil
	} else if body, scrolls := detail.(*kit.Pane); scrolls {
		p.body = body
	} else if p.detail != detail {
		p.body = kit.NewPane(detail)
	}
	p.detail = detail
	show(p.sentence, detail == nil)
	p.Refresh()
}

// CreateRenderer draws the pane with a line at its left.
func (p *pane) CreateRenderer() fyne.WidgetRenderer {
	ground, line := &canvas.Rectangle{}, &canvas.Rectangle{}
	d := &drawn{of: p, min: fyne.NewSize(theme.DetailNarrow, 200)}
	d.layout = func(size fyne.Size) {
		put(ground, 1, 0, size.Width-1, size.Height)
		put(line, 0, 0, 1, size.Height)
		put(p.title, theme.Margin, 16, size.Width-theme.Margin-64, 28)
		put(p.close, size.Width-theme.Control-theme.Step, 14, theme.Control, theme.Control)
		put(p.sentence, theme.Margin, 20, size.Width-theme.Margin-64, size.Height-40)
		if p.body != nil {
			put(p.body, 1, paneTitle, size.Width-1, size.Height-paneTitle)
		}
	}
	d.paint = func(k *theme.Tokens) {
		ground.FillColor, line.FillColor = k.Surface, k.Line
		d.objects = []fyne.CanvasObject{ground, line, p.title, p.close, p.sentence}
		if p.body != nil {
			d.objects = append(d.objects, p.body)
		}
	}
	return d.start()
}
