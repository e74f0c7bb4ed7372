package adequacy

import (
	"context"
	"encoding/json"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// looks is how the grid is looked at, as a saved view keeps it: filters and order, apart from cell and scroll.
type looks struct {
	Tab, Filter, Choice, Sort string
}

func (s *Screen) looks() string {
	p := s.Place()
	text, err := json.Marshal(looks{p.Tab, p.Filter, p.Choice, p.Sort})
	if err != nil { // four texts can always be written
		return ""
	}
	return string(text)
}

// current is the saved view that the grid is looked at with, nil if there is none.
func (s *Screen) current() *data.SavedView {
	for i := range s.views {
		if s.views[i].Place == s.looks() {
			return &s.views[i]
		}
	}
	return nil
}

// viewsMenu offers the saved views, and to save what is looked at.
func (s *Screen) viewsMenu() {
	at := s.current()
	items := []kit.MenuItem{{Words: "All cells", Checked: at == nil && s.filter == filter{} && s.order == order{}, Do: func() { s.apply("") }}}
	for _, v := range s.views {
		items = append(items, kit.MenuItem{Words: v.Name, Checked: at != nil && v.ID == at.ID, Do: func() { s.apply(v.Place) }})
	}
	items = append(items, kit.MenuItem{Title: true, Words: "This view"})
	if at == nil {
		items = append(items, kit.MenuItem{Words: "Save as a new view", Icon: "bookmark-plus", Do: func() { s.askName("Save this view", data.SavedView{Screen: string(desk.Adequacy), Place: s.looks()}) }})
	} else {
		items = append(items,
			kit.MenuItem{Words: "Rename", Icon: "pencil-line", Do: func() { s.askName("Rename the view", *at) }},
			kit.MenuItem{Words: "Delete", Icon: "x", Do: func() { s.deleteView(*at) }})
	}
	kit.ShowMenu(items, s.controls.views)
}

// apply looks at the grid as a saved view does; the selected cell stays.
func (s *Screen) apply(saved string) {
	s.desk.Host.Moved()
	var l looks
	if err := json.Unmarshal([]byte(saved), &l); err != nil {
		l = looks{} // what cannot be read is as the screen opens
	}
	s.filter, s.order = readFilter(l.Tab, l.Filter, l.Choice), readOrder(l.Sort)
	s.refilter()
	s.desk.Host.Moved()
}

func (s *Screen) askName(title string, v data.SavedView) {
	field := &kit.Field{Label: "Name", Value: v.Name, Validate: func(text string) error {
		_, err := app.CheckName(text)
		return err
	}}
	form := kit.NewForm(field)
	d := kit.ShowDialog(s.desk.Window, title, kit.NewStack(theme.Step, form))
	form.OnCancel = d.Close
	form.OnSubmit = func() error {
		d.Close()
		v.Name = field.Text()
		s.keepView(v)
		return nil
	}
	form.Refresh()
	form.Focus()
}

func (s *Screen) keepView(v data.SavedView) {
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: "Saving the view",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			v, undo, err = w.SaveView(ctx, v)
			return err
		},
		Done: func() {
			s.readViews()
			s.desk.Host.Toast("View "+v.Name+" saved.", s.undoView(undo))
		},
	})
}

func (s *Screen) deleteView(v data.SavedView) {
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: "Deleting the view",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			undo, err = w.DeleteView(ctx, v.ID)
			return err
		},
		Done: func() {
			s.readViews()
			s.desk.Host.Toast("View "+v.Name+" deleted.", s.undoView(undo))
		},
	})
}

func (s *Screen) undoView(undo app.Undo) func() {
	return func() {
		s.desk.Run(desk.Task{
			Title: "Undoing",
			Work:  func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) },
			Done:  s.readViews,
		})
	}
}

// readViews reads the saved views of this screen.
func (s *Screen) readViews() {
	if s.desk.Workspace == nil {
		return
	}
	var views []data.SavedView
	s.desk.Run(desk.Task{
		Key: "adequacy views", Title: "Reading the views",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			views, err = w.SavedViews(ctx, string(desk.Adequacy))
			return err
		},
		Done: func() {
			s.views = views
			s.showView()
		},
	})
}
