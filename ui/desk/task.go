package desk

import (
	"context"
	"errors"
	"runtime/debug"
	"strconv"

	"countyline/app"
	"countyline/data"
)

// Task is work that may take longer than a frame.
type Task struct {
	// Key names what the task makes, if others may make the same: a later task of the key stops this one and its
	// result is dropped.
	Key   string
	Title string
	// Saves says that the task is a short one that writes what somebody did: closing waits for it instead of stopping it.
	Saves bool
	// Work runs on a goroutine of its own; the workspace it is given tells its progress to the window (nil on first run).
	Work func(context.Context, *app.Workspace) error
	// Progress is given, before the work begins, what tells its progress where there is no workspace to do so; may be nil.
	Progress func(app.Progress)
	// Done runs on the UI goroutine after work that succeeded.
	Done func()
	// Failed runs there after work that did not; nil shows the error's sentence. A stop by the user is no failure.
	Failed func(error)
}

// Run starts a task. It returns at once.
func (d *Desk) Run(t Task) {
	if d.closed {
		return
	}
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
	if !t.Saves {
		d.running[t.Key] = cancel
	}
	progress, end := d.Host.Begin(t.Title, cancel)
	workspace := d.Workspace
	if workspace != nil {
		workspace = workspace.With(progress)
	}
	if t.Progress != nil {
		t.Progress(progress)
	}
	d.atWork.Go(func() {
		err := d.work(ctx, t, workspace)
		d.Post(func() {
			defer cancel()
			end()
			if d.closed || d.latest[t.Key] != generation {
				return
			}
			delete(d.running, t.Key)
			d.finish(t, err)
		})
	})
}

// work does the task's work; a panic in it becomes an error, for a fault in one task should not end the window.
func (d *Desk) work(ctx context.Context, t Task, w *app.Workspace) (err error) {
	if d.Crashed != nil {
		defer func() {
			if cause := recover(); cause != nil {
				err = d.Crashed(t.Title, cause, debug.Stack())
			}
		}()
	}
	return t.Work(ctx, w)
}

// Close stops all tasks but those that save, and waits for them; what they would have told the screens is dropped. The
// workspace may be closed afterwards.
func (d *Desk) Close() {
	d.closed = true
	for _, stop := range d.running {
		stop()
	}
	d.atWork.Wait()
}

func (d *Desk) finish(t Task, err error) {
	switch {
	case err == nil:
		if t.Done != nil {
			t.Done()
		}
	case data.CodeOf(err) == "cancelled", errors.Is(err, context.Canceled):
	case t.Failed != nil:
		t.Failed(err)
	default:
		d.Host.Fail(err)
	}
}
