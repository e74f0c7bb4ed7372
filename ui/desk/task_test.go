package desk_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
)

func TestClosingStopsWorkButNotWhatIsBeingSaved(t *testing.T) {
	test.NewTempApp(t)
	d, _ := desktest.New(nil, test.NewTempWindow(t, canvas.NewText("", nil)), time.Now())
	begun := make(chan bool, 2)
	var read, saved error
	d.Run(desk.Task{Key: "reading", Work: func(ctx context.Context, _ *app.Workspace) error {
		begun <- true
		<-ctx.Done()
		read = ctx.Err()
		return read
	}})
	d.Run(desk.Task{Saves: true, Work: func(ctx context.Context, _ *app.Workspace) error {
		begun <- true
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond):
		}
		saved = ctx.Err()
		return saved
	}})
	<-begun
	<-begun
	d.Close()
	if read == nil || saved != nil {
		t.Errorf("reading ended with %v, saving with %v", read, saved)
	}
}
