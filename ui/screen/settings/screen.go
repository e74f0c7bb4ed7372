// Package settings is the screen of what is decided once: the plan and its product, the service area, how adequacy is
// assessed, the look, and where the workspace lies. Everything saves itself when it is left, and can be undone.
package settings

import (
	"sync/atomic"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// The sections, as Place.Tab names them.
const (
	planSection   = "plan"
	areaSection   = "area"
	assessSection = "assessment"
	lookSection   = "appearance"
	folderSection = "workspace"
)

// section is a page of the screen with its line in the list of sections.
type section struct {
	tab, icon, word string
	page            fyne.CanvasObject
	link            *kit.Link
}

// Screen is the settings of a workspace.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container
	header  *kit.Header
	foot    *kit.Footer

	sections []*section
	tab      string
	records  records
	loaded   bool
	last     chan struct{} // closed when the newest save is through
	saves    atomic.Int32  // under way

	plan   *planPage
	area   *areaPage
	assess *assessPage
	look   *lookPage
	folder *folderPage
}

// New is the screen at a desk.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d, tab: planSection}
	s.plan, s.area, s.assess, s.look, s.folder = s.newPlanPage(), s.newAreaPage(), s.newAssessPage(), s.newLookPage(), s.newFolderPage()
	s.sections = []*section{
		{tab: planSection, icon: "file-text", word: "Plan and product", page: s.plan.content},
		{tab: areaSection, icon: "map-pin", word: "Service area", page: s.area.content},
		{tab: assessSection, icon: "scale", word: "Assessment", page: s.assess.content},
		{tab: lookSection, icon: "sun", word: "Appearance", page: s.look.content},
		{tab: folderSection, icon: "hard-drive", word: "Workspace", page: s.folder.content},
	}
	for _, one := range s.sections {
		one.link = kit.NewLink(one.icon, one.word, func() { s.visit(one.tab) })
	}
	s.header = kit.NewHeader("Settings", "")
	s.foot = kit.NewFooter("Everything is saved when you leave it, and Ctrl+Z takes it back.")
	s.content = s.arrange()
	d.OnChange(s.changed)
	s.show()
	return s
}

// Content is the screen between rail and detail.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows a section as it was left.
func (s *Screen) Open(p desk.Place) {
	s.tab = planSection
	for _, one := range s.sections {
		if one.tab == p.Tab {
			s.tab = p.Tab
		}
	}
	s.area.open(p)
	s.show()
	s.reload()
}

// Place is the section and what the list of counties shows.
func (s *Screen) Place() desk.Place {
	p := desk.Place{Screen: desk.Settings, Tab: s.tab}
	if s.tab == areaSection {
		s.area.place(&p)
	}
	return p
}

// Key steps through the sections with the arrows.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	step := 0
	switch e.Name {
	case fyne.KeyDown:
		step = 1
	case fyne.KeyUp:
		step = -1
	}
	for i, one := range s.sections {
		if to := i + step; one.tab == s.tab && step != 0 && to >= 0 && to < len(s.sections) {
			s.visit(s.sections[to].tab)
			return true
		}
	}
	return step != 0
}

// Commands lead to the sections from anywhere.
func (s *Screen) Commands() []desk.Command {
	to := func(tab string) func() {
		return func() { s.desk.Host.Go(desk.Place{Screen: desk.Settings, Tab: tab}) }
	}
	return []desk.Command{
		{Words: "Edit plan and product", Hint: "Name, contract number, year, filing", Icon: "file-text", Do: to(planSection)},
		{Words: "Choose the service area", Hint: "Counties and their filing kinds", Icon: "map-pin", Do: to(areaSection)},
		{Words: "Change the road factor", Hint: "Assessment settings", Icon: "scale", Do: to(assessSection)},
		{Words: "Back up the workspace now", Icon: "hard-drive-download", Do: s.backUp},
		{Words: "Restore a backup", Hint: "Go back to what the workspace was", Icon: "archive-restore", Do: to(folderSection)},
	}
}

// visit goes to a section as a step of the history.
func (s *Screen) visit(tab string) {
	if tab == s.tab {
		return
	}
	s.tab = tab
	s.show()
	s.desk.Host.Moved()
}

func (s *Screen) show() {
	for _, one := range s.sections {
		one.link.SetChosen(one.tab == s.tab)
		if one.tab == s.tab {
			one.page.Show()
		} else {
			one.page.Hide()
		}
	}
	s.content.Refresh()
}

// changed takes records that were changed elsewhere.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewRecords, desk.NewSettings:
		if s.loaded {
			s.reload()
		}
	case desk.NewTheme:
		s.look.refresh()
	}
}
