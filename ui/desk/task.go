package desk

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
)

// Task is work that may take longer than a frame.
type Task struct {
	// Key names what the task makes, if others may make the same: a later task of the key stops this one and its
	// result is dropped.
	Key   string
	Title string
	// Work runs on a goroutine of its own; the workspace it is given tells its progress to the window (nil on first run).
	Work func(context.Context, *app.Workspace) error
	// Done runs on the UI goroutine after work that succeeded.
	Done func()
	// Failed runs there after work that did not; nil shows the error's sentence. A stop by the user is no failure.
	Failed func(error)
}

// Run starts a task. It returns at once.
func (d *Desk) Run(t Task) {
	if t.Key == "" { // nobody else makes what this task makes
		d.unnamed++
		t.Key = "task " + strconv.Itoa(d.unnamed)
	}
	if stop := d.running[t.Key]; stop != nil {
		stop()
	}
	ctx, cancel := context.WithCancel(context.Background())
	d.latest[t.Key]++
	generation := d.latest[t.Key]
	d.running[t.Key] = cancel
	progress, end := d.Host.Begin(t.Title, cancel)
	workspace := d.Workspace
	if workspace != nil {
		workspace = workspace.With(progress)
	}
	go func() {
		err := t.Work(ctx, workspace)
		fyne.Do(func() {
			defer cancel()
			end()
			if d.latest[t.Key] != generation {
				return
			}
			delete(d.running, t.Key)
			d.finish(t, err)
		})
	}()
}

func (d *Desk) finish(t Task, err error) {
	switch {
	case err == nil:
		if t.Done != nil {
			t.Done()
		}
	case data.CodeOf(err) == "cancelled":
	case t.Failed != nil:
		t.Failed(err)
	default:
		d.Host.Fail(err)
	}
}
