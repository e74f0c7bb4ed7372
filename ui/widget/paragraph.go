package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Paragraph is text that wraps to its width. Its height follows from the width it was last given.
type Paragraph struct {
	widget.BaseWidget
	words string
	style Style
	width float32 // as last laid out; 0 before
	lines []string
}

// NewParagraph is a paragraph; it is as wide as it is made.
func NewParagraph(words string, style Style) *Paragraph {
	p := &Paragraph{words: words, style: style, width: 280}
	p.ExtendBaseWidget(p)
	p.wrap()
	return p
}

// SetText changes the words.
func (p *Paragraph) SetText(words string) {
	if p.words != words {
		p.words = words
		p.wrap()
		p.Refresh()
	}
}

// Text is the words, whole.
func (p *Paragraph) Text() string { return p.words }

// Resize wraps to the new width.
func (p *Paragraph) Resize(size fyne.Size) {
	if size.Width != p.width && size.Width > 0 {
		p.width = size.Width
		p.wrap()
	}
	p.BaseWidget.Resize(size)
}

// HeightAt is how high the paragraph stands in a width, in pixels.
func (p *Paragraph) HeightAt(width float32) float32 {
	return float32(len(wrap(p.words, width, p.style.size(), p.style.Bold))) * line(p.style.size())
}

func (p *Paragraph) wrap() { p.lines = wrap(p.words, p.width, p.style.size(), p.style.Bold) }

// wrap breaks text into lines no wider than a width; a word that is wider is broken itself.
func wrap(words string, room, size float32, bold bool) []string {
	var lines []string
	for _, part := range strings.Split(words, "\n") {
		now := ""
		for _, word := range strings.Fields(part) {
			for longer := join(now, word); ; longer = join(now, word) {
				if width(longer, size, bold) <= room {
					now = longer
					break
				}
				if now == "" {
					head := fit(word, room, size, bold)
					lines, word = append(lines, head), word[len(head):]
					if word == "" {
						break
					}
					continue
				}
				lines, now = append(lines, now), ""
			}
		}
		lines = append(lines, now)
	}
	return lines
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

// fit is as much of a word as a width takes, at least one letter.
func fit(word string, room, size float32, bold bool) string {
	end := 0
	for i, r := range word {
		if next := i + len(string(r)); end == 0 || width(word[:next], size, bold) <= room {
			end = next
			continue
		}
		break
	}
	return word[:end]
}

// CreateRenderer draws the lines.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: p}
	d.min = func() fyne.Size { return fyne.NewSize(0, float32(len(p.lines))*line(p.style.size())) }
	d.paint = func(k *theme.Tokens) {
		for len(d.objects) < len(p.lines) {
			d.objects = append(d.objects, letters("", p.style.size(), p.style.Bold))
		}
		for _, o := range d.objects {
			o.(*canvas.Text).Color = p.style.Ink.Color(k)
		}
	}
	d.layout = func(size fyne.Size) {
		d.paint(theme.Now())
		for i, o := range d.objects {
			t := o.(*canvas.Text)
			t.Hidden = i >= len(p.lines)
			if !t.Hidden {
				t.Text, t.Alignment = p.lines[i], p.style.Align
				place(t, 0, float32(i)*line(p.style.size()), size.Width, line(p.style.size()))
			}
		}
	}
	return d.start()
}
