// Package ui is the window: the frame around the screens, and everything that is the same on all of them.
package ui

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// Shell is the window around the screens; it is the desk.Host, and every method runs on the UI goroutine.
type Shell struct {
	app    fyne.App
	window fyne.Window
	memory memory
	looks  *looks
	homes  homes
	rooms  []room
	now    func() time.Time
	later  kit.Timer
	post   func(func()) // to the UI goroutine

	stage *kit.Stage
	frame *frame
	top   *topBar
	rail  *rail
	pane  *pane
	notes *notes

	sharing *exchange
	present *present // nil while the workspace is shown as it is
	desk    *desk.Desk
	dir     string // of the open workspace; "" on first run
	screens map[desk.ID]desk.Screen
	details map[desk.ID]shown
	current desk.ID
	history history
	undos   []*undoing
	redoing sync.Mutex      // one redo at a time
	bound   []fyne.Shortcut // shortcuts of the current screen
	palette *kit.Palette
	sought  *sought   // nil until the palette was opened, and after records changed
	known   time.Time // crash files up to then are known to the user
	waits   func()    // ends the wait before the place is remembered
	closing bool
}

// shown is what a screen put into the detail pane.
type shown struct {
	title  string
	detail fyne.CanvasObject
	closed bool // by the user, until the next selection
}

// newShell builds the frame in a window; no screen is in it yet.
func newShell(a fyne.App, w fyne.Window, rooms []room) *Shell {
	s := &Shell{
		app: a, window: w, memory: memoryOf(a), looks: newLooks(a), homes: userHomes(), rooms: rooms,
		now: time.Now, later: kit.Later, post: fyne.Do, waits: func() {},
	}
	s.top = newTopBar()
	s.rail = newRail(onRail(rooms), s.goTo)
	s.pane = newPane(s.closeDetail)
	s.notes = newNotes()
	s.sharing = newExchange(s)
	s.frame = newFrame(s.top, s.rail, s.pane, s.notes)
	s.frame.banner.back.OnTapped = s.Today
	s.frame.sized = s.rememberSoon
	s.frame.setFolded(s.memory.p.Bool(keyFolded))
	s.frame.fold.OnTapped = s.fold
	s.top.back.OnTapped, s.top.forward.OnTapped = s.back, s.forward
	s.top.product.tapped, s.top.filing.tapped, s.top.search.tapped = s.productMenu, s.goToFilings, s.openPalette
	s.top.share.tapped = s.goToTeam
	s.stage = kit.NewStage(s.frame)
	w.SetPadded(false)
	w.SetContent(s.stage)
	s.bindKeys()
	s.seat(nil, "")
	return s
}

// seat puts a workspace on a new desk; what belonged to the one before goes.
func (s *Shell) seat(w *app.Workspace, dir string) {
	s.desk, s.dir = desk.New(w, s.window, s), dir
	s.desk.Now, s.desk.Post = s.now, s.post
	s.desk.Files, s.desk.Entrance, s.desk.Sharing, s.desk.Past = s, s, s.sharing, s
	s.desk.Crashed = s.crashed
	s.screens, s.details = map[desk.ID]desk.Screen{}, map[desk.ID]shown{}
	s.history, s.undos, s.sought, s.current = history{}, nil, nil, ""
	s.fillWings()
	s.desk.OnChange(s.changed)
	s.desk.OnChange(s.sharing.changed)
	s.changed(desk.NewFigures)
	s.showShare()
	s.sharing.begin()
}

// changed keeps the top bar true.
func (s *Shell) changed(c desk.Change) {
	if c == desk.NewRecords || c == desk.NewFilings {
		s.sought = nil
	}
	if c != desk.NewFigures {
		return
	}
	figures := s.desk.Figures()
	if figures == nil {
		name := "" // of the folder, while there is no plan to be named
		if s.dir != "" {
			name = workspaceName(s.dir)
		}
		s.top.sayProduct(name, "", "")
		s.top.sayFiling("", s.now())
		s.entitle()
		return
	}
	s.top.sayProduct(figures.Plan.Name, productWords(figures.Product), yearWords(figures.Product))
	s.top.sayFiling(figures.Product.FilingDue, s.now())
	s.entitle()
}

// screen is the screen of a room, built when it is first needed; nil when there is no such room.
func (s *Shell) screen(id desk.ID) desk.Screen {
	if built := s.screens[id]; built != nil {
		return built
	}
	for _, r := range s.rooms {
		if r.id == id {
			s.screens[id] = r.build(s.desk.For(hostOf{s, id}))
			return s.screens[id]
		}
	}
	return nil
}

func (s *Shell) room() room {
	for _, r := range s.rooms {
		if r.id == s.current {
			return r
		}
	}
	return room{}
}

// where is the place where the user is now.
func (s *Shell) where() desk.Place {
	screen := s.screens[s.current]
	if screen == nil {
		return desk.Place{}
	}
	p := screen.Place()
	p.Screen = s.current
	return p
}

// Go opens a place as a new step of the history.
func (s *Shell) Go(p desk.Place) {
	if s.screen(p.Screen) == nil {
		return
	}
	s.history.visit(s.where(), p)
	s.open(p)
}

// Moved makes the place where the user is now a new step of the history.
func (s *Shell) Moved() {
	s.history.visit(s.history.here(), s.where())
	s.sayHistory()
}

// goTo opens a screen as it was left.
func (s *Shell) goTo(id desk.ID) {
	p := desk.Place{Screen: id}
	if built := s.screens[id]; built != nil {
		p = built.Place()
		p.Screen = id
	}
	s.Go(p)
}

func (s *Shell) goToFilings() { s.goTo(desk.Filings) }

// goToTeam shows how the share stands, whoever is selected there and whether the pane was closed.
func (s *Shell) goToTeam() {
	p := desk.Place{Screen: desk.Team}
	if built := s.screens[desk.Team]; built != nil {
		p = built.Place()
		p.Screen, p.Record = desk.Team, ""
	}
	s.Go(p)
	if d := s.details[desk.Team]; d.closed {
		d.closed = false
		s.details[desk.Team] = d
		s.showPane()
	}
}

func (s *Shell) back()    { s.step(-1) }
func (s *Shell) forward() { s.step(1) }

func (s *Shell) step(by int) {
	if s.history.can(by) {
		s.open(s.history.move(s.where(), by))
	}
}

// open shows a place, whatever the history says.
func (s *Shell) open(p desk.Place) {
	screen := s.screen(p.Screen)
	if screen == nil {
		return
	}
	if s.current != p.Screen {
		s.window.Canvas().Unfocus()
		s.current = p.Screen
		s.frame.show(screen.Content(), p.Screen == desk.FirstRun)
		s.fillWings()
		s.rail.setCurrent(p.Screen)
		s.showPane()
		s.entitle()
	}
	screen.Open(p)
	s.bindScreenKeys()
	s.sayHistory()
}

func (s *Shell) sayHistory() {
	s.rememberSoon()
	enable(s.top.back, s.history.can(-1))
	enable(s.top.forward, s.history.can(1))
}

func enable(b *kit.Button, can bool) {
	if can {
		b.Enable()
	} else {
		b.Disable()
	}
}

// entitle names the window after the place and the plan.
func (s *Shell) entitle() {
	title := "Countyline"
	if figures := s.desk.Figures(); figures != nil && figures.Plan.Name != "" {
		title = figures.Plan.Name + " – " + title
	}
	if word := s.room().word; word != "" && s.current != desk.FirstRun {
		title = word + " – " + title
	}
	s.window.SetTitle(title)
}

// ShowDetail fills the detail pane and opens it; nil shows the title as the sentence that says what a selection would
// show, or the screen's usual one.
func (s *Shell) ShowDetail(title string, detail fyne.CanvasObject) {
	hostOf{s, s.current}.ShowDetail(title, detail)
}

// hostOf is the window as one screen sees it: its detail is kept for it, and seen while the screen is in front. Screens
// also hear of changes behind another one.
type hostOf struct {
	*Shell
	id desk.ID
}

// ShowDetail fills the pane of the screen.
func (s hostOf) ShowDetail(title string, detail fyne.CanvasObject) {
	was := s.details[s.id]
	s.details[s.id] = shown{title: title, detail: detail, closed: detail == nil && was.closed}
	if s.id == s.current {
		s.showPane()
	} else {
		s.fillWings()
	}
}

// fillWings keeps the screens that are not in front, and what they show in the pane, in the window.
func (s *Shell) fillWings() {
	var behind []fyne.CanvasObject
	for id, screen := range s.screens {
		if id == s.current {
			continue
		}
		behind = append(behind, screen.Content())
		if detail := s.details[id].detail; detail != nil {
			behind = append(behind, detail)
		}
	}
	s.frame.wings.Objects = behind
}

func (s *Shell) closeDetail() {
	was := s.details[s.current]
	was.closed = true
	s.details[s.current] = was
	s.showPane()
}

func (s *Shell) showPane() {
	d, sentence := s.details[s.current], s.room().hint
	if d.detail == nil && d.title != "" {
		sentence = d.title
	}
	s.pane.show(d.title, sentence, d.detail)
	s.frame.setPane(!d.closed && (d.detail != nil || sentence != ""))
}

func (s *Shell) fold() {
	s.frame.toggle()
	s.memory.p.SetBool(keyFolded, s.frame.folded)
}
