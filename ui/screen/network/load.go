package network

import (
	"context"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
)

// reading is the network as it was read, its three lists made ready.
type reading struct {
	product string
	list    *app.NetworkList
	ready   [3]prepared
	views   [3][]data.SavedView
}

// loads counts the readings of the network, so that none takes the place of a newer one.
type loads struct {
	begun, done int
	fresh       bool // what is being told of shows already
}

// read reads the network of a product, of the only one when it is "".
func (s *Screen) read(ctx context.Context, w *app.Workspace, product string) (r reading, err error) {
	if r.product = product; product == "" {
		facts, err := w.PlanFacts(ctx, "")
		if err != nil {
			return r, err
		}
		r.product = facts.ID
	}
	if r.list, err = w.Network(ctx, r.product); err != nil {
		return r, err
	}
	for i, t := range s.tabs {
		if r.views[i], err = w.SavedViews(ctx, viewsOf(t.id)); err != nil {
			return r, err
		}
	}
	r.ready = prepareAll(r.list)
	return r, nil
}

// load reads the network and shows it.
func (s *Screen) load() {
	s.loads.begun++
	at, product := s.loads.begun, s.desk.Product()
	var r reading
	s.desk.Run(desk.Task{
		Key: "network", Title: "Reading the network",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			r, err = s.read(ctx, w, product)
			return err
		},
		Done: func() {
			s.loads.done = at
			s.take(r)
		},
		Failed: func(err error) {
			s.loads.done = at
			s.notRead(err)
		},
	})
}

func (s *Screen) take(r reading) {
	for i, t := range s.tabs {
		t.views = r.views[i]
	}
	s.publish(r.list, r.product, r.ready)
}

// change changes records and reads the network with it, so that what is told of the change stands in the table when it
// is told. Another reading that was begun meanwhile may know more; then that one is waited for.
func (s *Screen) change(t desk.Task, told func()) {
	before, product := s.loads, s.desk.Product()
	var r reading
	var unread error
	work, done := t.Work, t.Done
	t.Work = func(ctx context.Context, w *app.Workspace) error {
		if err := work(ctx, w); err != nil {
			return err
		}
		r, unread = s.read(ctx, w, product)
		return nil
	}
	t.Done = func() {
		if done != nil {
			done()
		}
		fresh := unread == nil && product == s.desk.Product() && s.loads == before && before.begun == before.done
		if fresh {
			s.take(r)
		}
		s.loads.fresh = fresh
		told()
		s.loads.fresh = false
	}
	s.desk.Run(t)
}

// notRead leaves an empty screen for a workspace without a plan, which says what to do.
func (s *Screen) notRead(err error) {
	if data.CodeOf(err) != "no_product" {
		s.desk.Host.Fail(err)
		return
	}
	s.publish(&app.NetworkList{}, "", prepareAll(&app.NetworkList{}))
}

// publish shows a network that was read.
func (s *Screen) publish(list *app.NetworkList, product string, ready [3]prepared) {
	s.list, s.product = list, product
	for i, t := range s.tabs {
		t.records = ready[i].records
		t.table.SetData(ready[i].data)
		x, y := t.table.Scroll()
		t.filter()
		t.table.ScrollTo(x, y)
	}
	if s.waiting != nil {
		p := *s.waiting
		s.waiting = nil
		s.restore(p)
	} else {
		s.show()
		s.refill()
	}
	if do := s.after; do != nil {
		s.after = nil
		do()
	}
}
