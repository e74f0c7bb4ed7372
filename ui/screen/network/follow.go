package network

import (
	"context"
	"strings"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// refill shows the records as they were read by now: in the detail, or in the form that is open in its place.
func (s *Screen) refill() {
	d := s.draft
	if d == nil {
		s.showDetail()
		return
	}
	if d.again != nil {
		d.again(func(f form) {
			if s.draft == d {
				s.follow(d, f)
			}
		})
	}
}

// follow puts a form of the record as it is by now in place of an open one, if its answers are others. What was typed is
// kept; then the form says what was changed, and by whom, before that is saved.
func (s *Screen) follow(d *draft, f form) {
	view := kit.NewForm(f.fields...)
	changed := view.Since(d.view)
	if len(changed) == 0 {
		return
	}
	typed := d.view.Edited()
	for i, label := range changed {
		if d.view.Field(label).Edited() { // what was typed stands over it
			changed[i] += ", now " + quoted(view.Field(label).Text())
		}
	}
	s.showForm(f, view)
	s.draft.tab, s.draft.record = d.tab, d.record // whichever is current by now
	view.Follow(d.view, s.desk.Window.Canvas())
	if typed {
		s.tellOfChange(s.draft, strings.Join(changed, "; "))
	}
}

// quoted is an answer in a sentence; of a long one its beginning.
func quoted(answer string) string {
	if answer == "" {
		return "empty"
	}
	const most = 80
	if letters := []rune(answer); len(letters) > most {
		answer = string(letters[:most]) + "…"
	}
	return "“" + answer + "”"
}

// tellOfChange says in an open form what of its record was changed meanwhile, and who did it.
func (s *Screen) tellOfChange(d *draft, what string) {
	say := func(who string) {
		d.view.Say(who + " changed this meanwhile: " + what + ". What you typed is kept, and only that is saved.")
	}
	if say("Somebody"); d.of[0] == "" {
		return
	}
	var newest []app.Event
	list := s.list
	s.desk.Run(desk.Task{
		Key: "who changed it", Title: "Reading the last change",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			newest, err = w.RecordHistory(ctx, list, d.of[0], d.of[1], 1)
			return err
		},
		Done: func() {
			if len(newest) > 0 && newest[0].Person != "" {
				say(newest[0].Person)
			}
		},
	})
}
