package settings

import (
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// pasted is the dialog into which a list of counties is pasted.
type pasted struct {
	a      *areaPage
	dialog *kit.Dialog
	text   *kit.Entry
	said   *kit.Paragraph
	add    *kit.Button
	only   *kit.Button
	reader *app.CountyReader
	found  []string // keys
}

// paste asks for a list of counties.
func (a *areaPage) paste() {
	s := a.s
	if !s.records.hasPlan || s.desk.Workspace == nil {
		return
	}
	p := &pasted{a: a, reader: s.desk.Workspace.CountyReader(s.records.counties)}
	p.text = kit.NewTextArea("28151\nWashington, MS\nBolivar County, Mississippi", "", 8)
	p.text.OnChanged = func(string) { p.read() }
	p.said = kit.NewParagraph("", kit.Style{Size: theme.Small, Ink: kit.InkThird})
	p.add = kit.NewButton("Add to the area", "", kit.Primary, func() { p.take(false) })
	p.only = kit.NewButton("Make them the area", "", kit.Secondary, func() { p.take(true) })
	p.read()
	about := "One county a line: an SSA or FIPS code, or a name with its state."
	if state := a.states[a.state.Chosen()]; state != "" {
		about = "One county a line: an SSA or FIPS code, or a name; without a state it is taken to be in " + state + "."
	}
	content := kit.NewStack(theme.Step, kit.NewParagraph(about, kit.Style{Ink: kit.InkSecond}), p.text, container.New(tall{40}, p.said))
	p.dialog = kit.ShowDialog(s.desk.Window, "Paste a list of counties", content, p.only, p.add)
	p.text.Focus()
}

// read says what was understood of the list as it stands.
func (p *pasted) read() {
	found, unknown, doubts := p.reader.Read(p.text.Text(), p.a.states[p.a.state.Chosen()])
	p.found = found
	words := app.CountOf(len(found), "county found.", "counties found.")
	if len(unknown) > 0 {
		words += " Not understood: " + strings.Join(unknown[:min(3, len(unknown))], "; ")
		if more := len(unknown) - 3; more > 0 {
			words += " and " + app.Count(more) + " more"
		}
		words += "."
	}
	if len(doubts) > 0 {
		words += " " + doubts[0]
		if more := len(doubts) - 1; more > 0 {
			words += " So " + app.CountOf(more, "more number is", "more numbers are") + " two counties."
		}
	}
	if strings.TrimSpace(p.text.Text()) == "" {
		words = ""
	}
	p.said.SetText(words)
	enable(p.add, len(found) > 0)
	enable(p.only, len(found) > 0)
}

// take puts what was found into the area, or makes it the area.
func (p *pasted) take(only bool) {
	p.dialog.Close()
	r := &p.a.s.records
	area := maps.Clone(r.area)
	if only {
		clear(area)
	}
	for _, key := range p.found {
		if kind, was := r.area[key]; was {
			area[key] = kind
		} else {
			area[key] = r.facts.Filing
		}
	}
	if maps.Equal(area, r.area) {
		p.a.s.desk.Host.Toast("These counties are in the service area already", nil)
		return
	}
	if only {
		p.a.save(area, "The service area is "+app.CountOf(len(area), "county", "counties")+" of the list")
		return
	}
	p.a.save(area, app.CountOf(len(area)-len(r.area), "county", "counties")+" put into the service area")
}

// tall keeps a height for its one object, so that nothing moves while one types.
type tall struct{ pixels float32 }

func (t tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (t tall) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, t.pixels) }
