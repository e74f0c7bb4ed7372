package settings

import (
	"slices"

	"fyne.io/fyne/v2"

	kit "countyline/ui/widget"
)

// lookPage is light or dark.
type lookPage struct {
	content  fyne.CanvasObject
	segments *kit.Segments
}

// appearanceKey is the preference under which the window keeps its look; it applies a change at once.
const appearanceKey = "appearance"

var looks = []string{"system", "light", "dark"}

func (s *Screen) newLookPage() *lookPage {
	p := &lookPage{}
	p.segments = kit.NewSegments([]string{"As the system", "Light", "Dark"}, 0, p.choose)
	p.content = sheet(card("Appearance", "The look of the window on this computer. Print and PDF are always light.", kit.NewLine(0, p.segments)))
	p.refresh()
	return p
}

func (p *lookPage) choose(i int) {
	fyne.CurrentApp().Preferences().SetString(appearanceKey, looks[i])
}

func (p *lookPage) refresh() {
	look := fyne.CurrentApp().Preferences().StringWithFallback(appearanceKey, looks[0])
	p.segments.SetChosen(max(0, slices.Index(looks, look)))
}
