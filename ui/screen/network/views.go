package network

import (
	"context"
	"slices"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// viewsOf is the name under which a tab's views are kept.
func viewsOf(tab string) string { return "network/" + tab }

// current is the saved view that was applied last, nil if there is none.
func (t *tab) current() *data.SavedView {
	for i := range t.views {
		if t.views[i].ID == t.view {
			return &t.views[i]
		}
	}
	return nil
}

// viewWords name what is looked at: a saved view, with a star once it was changed.
func (s *Screen) viewWords() string {
	t := s.tab()
	switch v := t.current(); {
	case v != nil && readLooks(v.Place) == t.looks():
		return v.Name
	case v != nil:
		return v.Name + " *"
	case t.looks() == looks{}:
		return "All rows"
	}
	return "Unsaved view"
}

func (s *Screen) viewsMenu() {
	t := s.tab()
	items := []kit.MenuItem{{Words: "All rows", Checked: t.view == "" && t.looks() == looks{}, Do: func() { s.apply(data.SavedView{}) }}}
	for _, v := range t.views {
		items = append(items, kit.MenuItem{Words: v.Name, Checked: v.ID == t.view, Do: func() { s.apply(v) }})
	}
	items = append(items, kit.MenuItem{Title: true, Words: "This view"}, kit.MenuItem{Words: "Save as a new view", Icon: "bookmark-plus", Do: s.saveView})
	if v := t.current(); v != nil {
		items = append(items,
			kit.MenuItem{Words: "Save the changes", Icon: "bookmark", Disabled: readLooks(v.Place) == t.looks(), Do: func() { s.saveChanges(*v) }},
			kit.MenuItem{Words: "Rename", Icon: "pencil-line", Do: func() { s.renameView(*v) }},
			kit.MenuItem{Words: "Delete", Icon: "x", Do: func() { s.deleteView(*v) }})
	}
	kit.ShowMenu(items, s.bar.views)
}

// apply looks at the tab as a saved view does; the zero view is the tab as it opens.
func (s *Screen) apply(v data.SavedView) {
	t := s.tab()
	t.view = v.ID
	s.desk.Host.Go(t.through(readLooks(v.Place)))
}

func (s *Screen) saveView() {
	t := s.tab()
	s.askName("Save this view", "", func(name string) {
		s.keepView(t, data.SavedView{Screen: viewsOf(t.id), Name: name, Place: t.looks().text()}, "View saved.")
	})
}

func (s *Screen) saveChanges(v data.SavedView) {
	v.Place = s.tab().looks().text()
	s.keepView(s.tab(), v, "View changed.")
}

func (s *Screen) renameView(v data.SavedView) {
	t := s.tab()
	s.askName("Rename the view", v.Name, func(name string) {
		v.Name = name
		s.keepView(t, v, "View renamed.")
	})
}

func (s *Screen) askName(title, name string, keep func(string)) {
	field := &kit.Field{Label: "Name", Value: name, Validate: func(text string) error {
		_, err := app.CheckName(text)
		return err
	}}
	form := kit.NewForm(field)
	d := kit.ShowDialog(s.desk.Window, title, kit.NewStack(theme.Step, form))
	form.OnCancel = d.Close
	form.OnSubmit = func() error {
		d.Close()
		keep(field.Text())
		return nil
	}
	form.Refresh()
	form.FocusIn(s.desk.Window.Canvas())
}

func (s *Screen) keepView(t *tab, v data.SavedView, said string) {
	var undo app.Undo
	s.desk.Run(task("Saving the view", func(ctx context.Context, w *app.Workspace) (err error) {
		v, undo, err = w.SaveView(ctx, v)
		return err
	}, func() {
		t.view = v.ID
		s.reloadViews(t)
		s.desk.Host.Toast(said, s.undoView(t, undo))
	}))
}

func (s *Screen) deleteView(v data.SavedView) {
	t := s.tab()
	var undo app.Undo
	s.desk.Run(task("Deleting the view", func(ctx context.Context, w *app.Workspace) (err error) {
		undo, err = w.DeleteView(ctx, v.ID)
		return err
	}, func() {
		s.reloadViews(t)
		s.desk.Host.Toast("View "+v.Name+" deleted.", s.undoView(t, undo))
	}))
}

func (s *Screen) undoView(t *tab, undo app.Undo) func() {
	return func() {
		s.desk.Run(task("Undoing", func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) }, func() { s.reloadViews(t) }))
	}
}

func (s *Screen) reloadViews(t *tab) {
	var views []data.SavedView
	s.desk.Run(task("Reading the views", func(ctx context.Context, w *app.Workspace) (err error) {
		views, err = w.SavedViews(ctx, viewsOf(t.id))
		return err
	}, func() {
		t.views = slices.Clip(views)
		s.show()
	}))
}
