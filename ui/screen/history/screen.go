// Package history is the screen of what was changed: by whom, when, from what to what, and the way back.
package history

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

// typing is how long a filter rests before it is looked for.
const typing = 250 * time.Millisecond

// Screen lists events, the newest first, and shows the current one in the pane.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container
	later   kit.Timer

	head  *kit.Header
	all   *kit.Button // back from one record's history to everybody's
	now   *kit.Button // back from a past instant
	bar   *bar
	table *table.Table
	empty *kit.Empty // nothing was ever changed
	none  *kit.Empty // no change passes the filters
	older *kit.Button
	foot  *kit.Footer

	looks   looks
	title   string // of the record whose history it is
	events  []app.Event
	people  []string
	looked  int         // events looked through for those
	back    time.Time   // when the last of them happened
	rest    int64       // where older ones begin; 0 when there are none
	loaded  bool        // once
	wanted  int64       // event to be selected when the list is in
	first   *kit.Button // what can be done with the current event; nil in the past
	rests   func()
	setting bool // controls are being set, not used
}

// New is the screen at a desk. The history is read when the screen is first opened.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d, later: kit.Later, rests: func() {}}
	s.all = kit.NewButton("All history", "history", kit.Secondary, s.showAll)
	s.all.Hide()
	s.now = kit.NewButton("Back to now", "arrow-right", kit.Secondary, func() { d.Past.Today() })
	s.now.Hidden = d.Workspace == nil || d.Workspace.Instant().IsZero()
	s.head = kit.NewHeader("History", "", s.all, s.now)
	s.bar = s.newBar()
	s.table = table.New(columns())
	s.table.CSV, s.table.OnCopied = app.CSV, s.copied
	s.empty = kit.NewEmpty("history", "Every change is listed here from the first one on, and can be taken back.", "", nil)
	s.none = kit.NewEmpty("search", "", "Clear filters", s.clear)
	s.table.Empty = container.NewStack(s.empty, s.none)
	s.table.OnCurrent = func(int) { s.turned() }
	s.table.OnOpen = func(int) { s.intoDetail() }
	s.table.OnFind = s.focusSearch
	s.older = kit.NewButton("Show older changes", "chevron-down", kit.Quiet, s.loadOlder)
	s.older.Hide()
	s.foot = kit.NewFooter("")
	s.content = container.New(&page{s}, s.head, s.bar.box, s.table, s.older, s.foot)
	d.OnChange(s.changed)
	return s
}

// Content is the screen between rail and detail.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// changed reads the history again after anything was changed, here or by colleagues.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewRecords, desk.NewFilings, desk.NewSettings, desk.NewPapers, desk.NewShare:
		if s.loaded {
			s.load()
		}
	case desk.NewTheme:
		s.content.Refresh()
	}
}

// load reads the newest events, as many as are shown already and as far back.
func (s *Screen) load() {
	s.looked = max(app.HistoryLook, s.looked)
	s.read(app.HistoryFilter{Limit: max(app.HistoryPage, len(s.events)), Look: s.looked}, func(part app.HistoryPart) {
		s.events, s.looked = part.Events, part.Looked
	})
}

// loadOlder reads the next page, or looks further back.
func (s *Screen) loadOlder() {
	s.read(app.HistoryFilter{Before: s.rest}, func(part app.HistoryPart) {
		s.events, s.looked = append(s.events, part.Events...), s.looked+part.Looked
	})
}

// read asks for events that pass the filters.
func (s *Screen) read(page app.HistoryFilter, take func(app.HistoryPart)) {
	looks := s.looks
	filter := looks.filter(s.desk.Now())
	filter.Limit, filter.Look, filter.Before = page.Limit, page.Look, page.Before
	product := s.desk.Product()
	title := ""
	var part app.HistoryPart
	var people []string
	s.loaded = true
	s.desk.Run(desk.Task{
		Key: "history", Title: "Reading the history",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if looks.Record != "" {
				if title, filter.Records, err = w.RecordRows(ctx, product, looks.Kind, looks.Record); err != nil {
					return err
				}
			}
			if people, err = w.HistoryPeople(ctx); err != nil {
				return err
			}
			part, err = w.HistoryPart(ctx, filter)
			return err
		},
		Done: func() {
			s.title, s.people, s.back, s.rest = title, people, part.Back, part.Older
			take(part)
			s.fill()
		},
	})
}

// fill shows the events as they were read.
func (s *Screen) fill() {
	team := s.desk.Share().Team
	s.table.SetData(table.NewData(rows{s.events, s.desk.Now(), team}, columns()))
	s.table.OfferColumn("shared", team)
	s.showOlder()
	visible(s.empty, !s.looks.filtered())
	visible(s.none, s.looks.filtered())
	s.showFilters()
	if s.wanted != 0 {
		if at := slices.IndexFunc(s.events, func(e app.Event) bool { return e.ID == s.wanted }); at >= 0 {
			s.table.Select(keyOf(s.events[at]))
		}
		s.wanted = 0
	}
	s.content.Layout.Layout(s.content.Objects, s.content.Size())
	s.showDetail()
}

// showOlder offers what is older than what is listed. A search that stopped on its way says how far it looked.
func (s *Screen) showOlder() {
	s.none.SetSentence("No change passes these filters.")
	s.older.SetWords("Show older changes")
	if s.cut() {
		s.none.SetSentence("No change since " + fully(s.back, s.desk.Now()) + " passes these filters.")
		s.older.SetWords("Look further back")
	}
	visible(s.older, s.rest != 0)
}

// cut says that a search stopped before it came to the end of the history.
func (s *Screen) cut() bool { return s.rest != 0 && s.looks.Words != "" }

// current is the event that is selected; nil for none.
func (s *Screen) current() *app.Event {
	if at := s.table.Current(); at >= 0 && at < len(s.events) {
		return &s.events[at]
	}
	return nil
}

// turned shows the event that is current now, and fetches older ones at the end of the list.
func (s *Screen) turned() {
	s.showDetail()
	if at := s.table.Current(); s.rest != 0 && at >= 0 && at == len(s.events)-1 {
		s.loadOlder()
	}
}

func (s *Screen) copied(rows int) {
	s.desk.Host.Toast(app.CountOf(rows, "row", "rows")+" copied.", nil)
}
