// Package filings is the screen of frozen filings: the list, the documents of one, and its pages as they print.
package filings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/reports/page"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/paper"
)

// Screen lists filings and shows the pages of one.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container
	filled  fyne.CanvasObject // with filings
	empty   *fyne.Container   // without

	head      *kit.Header
	left      *kit.Pane
	list      *roll
	documents *roll
	section   *fyne.Container // head of the list of documents
	current   *kit.Text       // how many documents are unchanged
	card      *card
	past      *past
	tools     *tools
	find      *finder
	paper     *paper.Paper
	blank     *kit.Empty // in place of the paper when it cannot be shown
	foot      *zoomBar

	loaded    bool
	filings   []data.Filing
	twice     map[string]string // who froze filings whose number another has, too, by id
	chosen    string            // id
	states    []app.DocumentState
	change    *app.FilingChange
	published []app.Publication // of the chosen filing, in the shared folder
	looking   string            // id of the filing whose publications are being looked at
	pages     *page.Document
	fonts     *page.Fonts
	waiting   *desk.Place // place to go to once the pages are in
}

// New is the screen at a desk.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d}
	s.head = kit.NewHeader("Filings", "", kit.NewButton("New filing", "plus", kit.Secondary, s.NewFiling))
	s.list, s.documents = newRoll(s.pick, nil), newRoll(func(string) {}, s.openDocument)
	s.current = kit.NewText("", kit.Style{Ink: kit.InkSecond})
	s.section = kit.NewEnds(kit.NewText("In this filing", kit.Style{Size: theme.Lead, Bold: true}), s.current, kit.NewIconButton("chevron-down", "What can be done with this filing", s.actionsMenu))
	s.card, s.past = newCard(s), newPast(s)
	s.left = kit.NewPane(kit.NewPadded(theme.Margin, 0, theme.Margin, theme.Gap, s.list, s.section, s.documents, s.card.view, s.past.view))
	s.paper = paper.New()
	s.paper.Go, s.paper.Post = func(work func()) { d.Quietly(work, func() {}) }, d.Post
	s.paper.OnChange = s.paperChanged
	s.blank = kit.NewEmpty("file-question", "", "", nil)
	s.blank.Hide()
	s.tools, s.find, s.foot = newTools(s), newFinder(s), newZoomBar(s)
	teach := kit.NewEmpty("file-text", "A filing freezes today's figures with their documents: the report to sign, the workbook, the map. Whatever changes later, it stays as it is.", "New filing", s.NewFiling)
	s.empty = container.NewBorder(kit.NewHeader("Filings", ""), nil, nil, nil, teach)
	s.filled = s.arrange()
	s.content = container.NewStack(s.filled, s.empty)
	s.empty.Hide()
	d.OnChange(s.changed)
	s.reload()
	return s
}

// arrange puts the list left and the paper right.
func (s *Screen) arrange() fyne.CanvasObject {
	left := container.NewBorder(s.head, nil, nil, nil, s.left)
	right := container.New(&column{}, s.tools.view, s.find.view, container.NewStack(s.paper, s.blank), s.foot.view)
	return container.New(&halves{}, left, newRule(), right)
}

// Content is the screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows a place: a filing, the place on its pages, its zoom and a search.
func (s *Screen) Open(p desk.Place) {
	s.waiting = &p
	if !s.loaded {
		return
	}
	if p.Record == "" || s.filing(p.Record) == nil {
		p.Record = s.chosen
		s.waiting = &p
	}
	if p.Record == s.chosen && s.pages != nil {
		s.lookAtPublished()
		s.restore()
		return
	}
	s.choose(p.Record)
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	if s.waiting != nil && s.pages == nil {
		return *s.waiting
	}
	p := desk.Place{Screen: desk.Filings, Record: s.chosen, Filter: s.paper.Searching()}
	p.X, p.Y = s.paper.View()
	switch z := s.paper.Zoom(); z.Fit {
	case paper.FitWidth:
		p.Zoom = pageWidth
	case paper.Free:
		p.Zoom = z.Percent
	}
	if s.paper.Grey() {
		p.Choice = grey
	}
	return p
}

// How a place writes the zoom that follows the width of the window, and the gray paper.
const (
	pageWidth = -1
	grey      = "grey"
)

// restore goes to the waiting place on the pages that are shown.
func (s *Screen) restore() {
	p := s.waiting
	s.waiting = nil
	if p == nil || s.pages == nil {
		return
	}
	zoom := paper.Zoom{}
	switch {
	case p.Zoom == pageWidth:
		zoom.Fit = paper.FitWidth
	case p.Zoom > 0:
		zoom = paper.Zoom{Fit: paper.Free, Percent: p.Zoom}
	}
	s.paper.SetZoom(zoom)
	s.paper.SetGrey(p.Choice == grey)
	s.find.show(p.Filter)
	s.paper.SetView(p.X, p.Y)
}

// Key turns pages, moves in the list and makes a new filing.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyN:
		s.NewFiling()
	case fyne.KeyDown:
		s.list.step(1)
	case fyne.KeyUp:
		s.list.step(-1)
	case fyne.KeyEscape:
		if s.find.view.Hidden {
			return false
		}
		s.find.close()
	default:
		return s.paper.Key(e)
	}
	return true
}

// Commands are what the palette offers. Those with a shortcut are always among them, for the window listens to them from
// when the screen opens.
func (s *Screen) Commands() []desk.Command {
	number := ""
	f := s.filing(s.chosen)
	if f != nil {
		number = f.Number
	}
	list := []desk.Command{
		{Words: "New filing", Hint: "Freeze today's figures with their documents", Icon: "plus", Do: s.here(s.NewFiling)},
		{Words: "Find in the pages", Hint: number, Icon: "search", Shortcut: "Ctrl+F", Do: s.about(s.find.open)},
		{Words: "Print the filing", Hint: "Opens the PDF in your viewer, which prints", Icon: "printer", Shortcut: "Ctrl+P", Do: s.about(s.print)},
		{Words: "Save the PDF", Hint: number, Icon: "file-down", Shortcut: "Ctrl+S", Do: s.about(s.savePDF)},
	}
	if f == nil {
		return list
	}
	list = append(list,
		desk.Command{Words: "Save all documents", Hint: number, Icon: "folder-open", Do: s.about(s.saveAll)},
		desk.Command{Words: "Show the filing in gray", Hint: "As a gray printer prints it", Icon: "contrast", Do: s.about(s.toggleGrey)})
	if s.change != nil {
		list = append(list, desk.Command{Words: "Show what changed since the filing", Hint: number, Icon: "git-compare", Do: s.about(s.showChange)})
	}
	if !f.Filed() {
		list = append(list, desk.Command{Words: "Mark the filing as filed", Hint: number, Icon: "circle-check", Do: s.about(s.markFiled)})
	}
	return list
}

// here comes to this screen before it does something: the palette offers it from anywhere.
func (s *Screen) here(do func()) func() {
	return func() {
		s.desk.Host.Go(s.Place())
		do()
	}
}

// about does something with the chosen filing, or says that there is none.
func (s *Screen) about(do func()) func() {
	return s.here(func() {
		if s.filing(s.chosen) == nil {
			s.desk.Host.Fail(&data.Error{Code: "no_filing", Message: "There is no filing yet, so there is nothing to show or print; press N to make one."})
			return
		}
		do()
	})
}

// filing is a filing of the list by its id.
func (s *Screen) filing(id string) *data.Filing {
	for i := range s.filings {
		if s.filings[i].ID == id {
			return &s.filings[i]
		}
	}
	return nil
}

// product is the one that the window shows; empty for the newest.
func (s *Screen) product() string {
	if a := s.desk.Figures(); a != nil {
		return a.Product.ID
	}
	return ""
}

// listed are the documents of a filing that people see.
func listed(f *data.Filing) (documents []data.FilingDocument, at []int) {
	for i, d := range f.Documents {
		if !strings.HasSuffix(d.Name, ".pages") {
			documents, at = append(documents, d), append(at, i)
		}
	}
	return documents, at
}
