package firstrun

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// door is a way in: what it leads to in a few words, and the button that opens it.
type door struct {
	card   *kit.Card
	words  *kit.Paragraph
	button *kit.Button
}

func newDoor(icon, title, words string, button *kit.Button, note string) *door {
	d := &door{words: kit.NewParagraph(words, kit.Style{Size: theme.Lead, Ink: kit.InkSecond}), button: button}
	foot := kit.NewLine(theme.Gap, button, kit.NewText(note, kit.Style{Size: theme.Small, Ink: kit.InkThird}))
	d.card = kit.NewCard(container.New(&doorway{}, newTile(icon),
		kit.NewText(title, kit.Style{Size: theme.Title, Bold: true}), d.words, foot)).Padded(padDoor(theme.Detail))
	return d
}

// padDoor is how far what stands in a door is from its border, in pixels; less where doors are narrow.
func padDoor(width float32) float32 {
	if width < 320 {
		return theme.Margin
	}
	return 32
}

// doorway puts the foot of a door at its bottom, whatever the words above it take.
type doorway struct{}

const (
	tileSize   = 48
	doorHeight = 288
)

// MinSize leaves room for three lines of words.
func (*doorway) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, doorHeight-64) }

// Layout places icon, title, words and foot from the top.
func (*doorway) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, y, w, h float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(o[0], 0, tileSize, tileSize)
	put(o[1], tileSize+theme.Margin, size.Width, 28)
	put(o[2], tileSize+theme.Margin+36, size.Width, o[2].MinSize().Height)
	put(o[3], size.Height-theme.Control, size.Width, theme.Control)
}

// tile is an icon on a square of the weak accent.
type tile struct {
	widget.BaseWidget
	icon string
}

func newTile(icon string) *tile {
	t := &tile{icon: icon}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer draws the square and its icon.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	v := &tileView{ground: canvas.NewRectangle(theme.Now().AccentWeak), icon: kit.NewIcon(t.icon, kit.InkAccent, theme.IconDoor)}
	v.ground.CornerRadius = theme.RadiusControl
	return v
}

type tileView struct {
	ground *canvas.Rectangle
	icon   *kit.Icon
}

// MinSize is that of the square.
func (*tileView) MinSize() fyne.Size { return fyne.NewSize(tileSize, tileSize) }

// Layout puts the icon in the middle.
func (v *tileView) Layout(size fyne.Size) {
	v.ground.Resize(size)
	v.icon.Resize(fyne.NewSize(theme.IconDoor, theme.IconDoor))
	v.icon.Move(fyne.NewPos((size.Width-theme.IconDoor)/2, (size.Height-theme.IconDoor)/2))
}

// Refresh takes the colors of the theme at hand.
func (v *tileView) Refresh() {
	v.ground.FillColor = theme.Now().AccentWeak
	v.ground.Refresh()
	v.icon.Refresh()
}

// Objects are the square and the icon.
func (v *tileView) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.ground, v.icon} }

// Destroy has nothing to give back.
func (*tileView) Destroy() {}
