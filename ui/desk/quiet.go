package desk

import (
	"context"

	"countyline/app"
)

// Quietly does work that is too short to tell of, such as painting a picture, and then done on the UI goroutine.
func (d *Desk) Quietly(work, done func()) {
	if d.closed {
		return
	}
	t := Task{Title: "Drawing", Work: func(context.Context, *app.Workspace) error { work(); return nil }}
	d.atWork.Go(func() {
		err := d.work(context.Background(), t, nil)
		d.Post(func() {
			switch {
			case d.closed:
			case err != nil:
				d.Host.Fail(err)
			default:
				done()
			}
		})
	})
}

// Wait waits until nothing is at work; what was posted meanwhile still has to run.
func (d *Desk) Wait() { d.atWork.Wait() }
