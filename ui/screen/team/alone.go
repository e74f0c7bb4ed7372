package team

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// newAlone is the screen of a workspace without a team: what one is, and the two ways to it.
func (s *Screen) newAlone() fyne.CanvasObject {
	words := "A team shares its work through a folder that everybody reaches, such as a network drive or OneDrive: each has a whole copy, works without a connection, and nothing is lost when two change the same."
	middle := &fyne.Container{Layout: &centered{}, Objects: []fyne.CanvasObject{
		kit.NewIcon("users", kit.InkThird, theme.IconDoor),
		kit.NewParagraph(words, kit.Style{Ink: kit.InkSecond, Align: fyne.TextAlignCenter}),
		kit.NewLine(theme.Step, kit.NewButton("Start a team in a folder", "", kit.Primary, s.startTeam), kit.NewButton("Join a team", "", kit.Secondary, s.joinTeam)),
	}}
	return container.NewBorder(kit.NewHeader("Team", "This workspace is yours alone"), nil, nil, nil, middle)
}

// centered puts icon, words and buttons below one another in the middle.
type centered struct{}

const widestWords = 440

// MinSize is small enough for any window.
func (*centered) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(360, 240) }

// Layout places the three.
func (*centered) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width-2*theme.Margin, widestWords)
	words, buttons := o[1].(*kit.Paragraph).HeightAt(w), o[2].MinSize()
	y := float32(int((size.Height - theme.IconDoor - words - buttons.Height - 2*theme.Gap) * 0.42))
	x := float32(int((size.Width - w) / 2))
	put(o[0], x, y, w, theme.IconDoor)
	put(o[1], x, y+theme.IconDoor+theme.Gap, w, words)
	put(o[2], float32(int((size.Width-buttons.Width)/2)), y+theme.IconDoor+words+2*theme.Gap, buttons.Width, buttons.Height)
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
