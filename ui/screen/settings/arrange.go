package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// arrange puts the sections at the left, the page of the current one beside them.
func (s *Screen) arrange() *fyne.Container {
	links := kit.NewPadded(theme.Step, 0, 0, 2)
	for _, one := range s.sections {
		links.Add(one.link)
	}
	pages := container.NewStack()
	for _, one := range s.sections {
		pages.Add(one.page)
	}
	list := kit.NewCard(links).Padded(theme.Step)
	return container.NewBorder(s.header, s.foot, nil, nil, container.New(beside{}, list, pages))
}

// beside lays the list of sections and the page out.
type beside struct{}

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, page := objects[0], objects[1]
	wide := float32(208)
	if size.Width < 1100 {
		wide = 200
	}
	list.Move(fyne.NewPos(theme.Margin, theme.Step))
	list.Resize(fyne.NewSize(wide, list.MinSize().Height))
	x := theme.Margin + wide
	page.Move(fyne.NewPos(x, 0))
	page.Resize(fyne.NewSize(max(0, size.Width-x), size.Height))
}

func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, objects[0].MinSize().Height+theme.Gap)
}

// formWidth is as wide as a form reads well, in pixels.
const formWidth = 640

// sheet scrolls cards of a form's width.
func sheet(cards ...fyne.CanvasObject) *kit.Pane {
	all := make([]fyne.CanvasObject, 0, len(cards))
	for _, c := range cards {
		all = append(all, container.New(narrow{}, c))
	}
	return kit.NewPane(kit.NewPadded(theme.Gap, theme.Step, theme.Margin, theme.Gap, all...))
}

// narrow gives its one object the width of a form at most.
type narrow struct{}

func (narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(size.Width, formWidth), size.Height))
}

func (narrow) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// card is a titled card with an explanation and what can be set.
func card(title, about string, parts ...fyne.CanvasObject) *kit.Card {
	return cardWith(kit.NewText(title, kit.Style{Size: theme.Lead, Bold: true}), about, parts...)
}

func cardWith(head fyne.CanvasObject, about string, parts ...fyne.CanvasObject) *kit.Card {
	all := []fyne.CanvasObject{head}
	if about != "" {
		all = append(all, kit.NewParagraph(about, kit.Style{Ink: kit.InkSecond}))
	}
	return kit.NewCard(kit.NewStack(theme.Gap, append(all, parts...)...)).Padded(theme.Margin)
}
