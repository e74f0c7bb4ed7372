package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/screen/maps"
	kit "countyline/ui/widget"
)

// homes are the folders that the program chooses by itself.
type homes struct {
	sample string // workspace of the sample plan
	own    string // workspace of the user's own; a number follows when it is taken
	logs   string // crash files while no workspace is open
	start  string // where file dialogs begin
}

// userHomes are the folders under the user's home, which no file-sync program watches as it does Documents.
func userHomes() homes {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	base := filepath.Join(home, "Countyline")
	return homes{sample: filepath.Join(base, "Sample plan"), own: filepath.Join(base, "My plan"), logs: filepath.Join(base, "logs"), start: home}
}

// freeOwn is the folder for one more workspace of the user's own.
func (h homes) freeOwn() string {
	dir := h.own
	for n := 2; !missing(dir); n++ {
		dir = h.own + " " + strconv.Itoa(n)
	}
	return dir
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// opened is a workspace that was opened off the UI goroutine, with its first figures if there are any.
type opened struct {
	workspace *app.Workspace
	figures   *app.Adequacy
	ready     *maps.Ready // the map of the figures
	err       error
}

// opener opens a workspace and may make it first.
type opener func(context.Context, app.Progress) (*app.Workspace, error)

func opens(dir string) opener {
	return func(ctx context.Context, progress app.Progress) (*app.Workspace, error) {
		return app.OpenWorkspace(ctx, dir, progress)
	}
}

// startOpening opens a workspace at once and in the background, and assesses it; the answer comes through the channel.
func startOpening(open opener) <-chan opened {
	answer := make(chan opened, 1)
	go func() {
		ctx, quiet := context.Background(), func(string, int64, int64) {}
		var o opened
		if o.workspace, o.err = open(ctx, quiet); o.err == nil {
			var drawing sync.WaitGroup // the outlines are known before the figures are
			drawing.Go(func() {
				if served, err := o.workspace.Served(ctx, ""); err == nil && len(served) > 0 {
					o.ready = maps.Prepare(o.workspace, served)
				}
			})
			if figures, err := o.workspace.Adequacy(ctx, "", app.FilingBasis); err == nil {
				o.figures = figures // otherwise the desk assesses, and says why it cannot
			}
			drawing.Wait()
		}
		answer <- o
	}()
	return answer
}

// enter opens a workspace in the background, then leaves the present one for it and goes to a place.
func (s *Shell) enter(dir, title string, open opener, at desk.Place) {
	dir = absolute(dir)
	if s.dir != "" && dir == s.dir { // it is open here already
		s.Go(at)
		return
	}
	var got opened
	s.leaving(func() {
		s.desk.Run(desk.Task{
			Key: "open", Title: title,
			Work: func(ctx context.Context, _ *app.Workspace) error {
				got = <-startOpening(open)
				return got.err
			},
			Done:   func() { s.arrive(got, dir, at) },
			Failed: func(err error) { s.notOpened(dir, title, open, at, err) },
		})
	})
}

// arrive takes an opened workspace as the present one and shows a place in it.
func (s *Shell) arrive(got opened, dir string, at desk.Place) {
	s.leave()
	s.seat(got.workspace, dir)
	if s.screen(at.Screen) == nil || at.Screen == desk.FirstRun {
		at = desk.Place{Screen: desk.Map}
	}
	s.remember(at)
	if at.Screen == desk.Map && got.ready != nil {
		if m, ok := s.screen(desk.Map).(*maps.Screen); ok {
			m.Use(got.ready)
		}
	}
	s.Go(at) // before there are figures, so that the screen draws once
	if got.figures != nil {
		s.desk.SetFigures(got.figures)
	} else {
		s.desk.Reload()
	}
	for _, warning := range got.workspace.Warnings() {
		s.Toast(warning, nil)
	}
}

// leave closes the present workspace.
func (s *Shell) leave() {
	s.desk.Close()
	if s.desk.Workspace == nil {
		return
	}
	s.remember(s.where())
	if err := s.desk.Workspace.Close(); err != nil {
		s.Fail(err)
	}
	if was := s.present; was != nil {
		s.present = nil
		s.frame.setPast("")
		if err := was.workspace.Close(); err != nil {
			s.Fail(err)
		}
	}
}

// remember keeps the workspace, the place in it, and the window's size.
func (s *Shell) remember(at desk.Place) {
	size := s.window.Canvas().Size()
	s.memory.keep(remembered{Wide: size.Width, Tall: size.Height, Workspace: s.dir, Place: at, Known: s.known})
}

// notOpened says why a workspace did not open and what can be done: try again, or go in another way.
func (s *Shell) notOpened(dir, title string, open opener, at desk.Place, err error) {
	if s.desk.Workspace == nil && s.current != desk.FirstRun {
		s.Go(desk.Place{Screen: desk.FirstRun})
	}
	if data.CodeOf(err) != "locked" {
		s.Fail(err)
		return
	}
	var box *kit.Dialog
	again := kit.NewButton("Try again", "refresh-cw", kit.Primary, func() { box.Close(); s.enter(dir, title, open, at) })
	leave := kit.NewButton("Not now", "", kit.Secondary, func() { box.Close() })
	box = kit.ShowDialog(s.window, "Open in another window", kit.NewParagraph(sentenceOf(err), kit.Style{}), leave, again)
}

// StartFromRoster makes a workspace of the user's own and opens Imports on the file.
func (s *Shell) StartFromRoster(path string) {
	dir := s.homes.freeOwn()
	s.enter(dir, "Making your workspace", func(ctx context.Context, progress app.Progress) (*app.Workspace, error) {
		if err := makeParent(dir); err != nil {
			return nil, err
		}
		return app.CreateWorkspace(ctx, dir, progress)
	}, desk.Place{Screen: desk.Imports, Record: path})
}

// OpenSample opens the sample plan, which is made on first use.
func (s *Shell) OpenSample() {
	dir := s.homes.sample
	s.enter(dir, "Opening the sample plan", func(ctx context.Context, progress app.Progress) (*app.Workspace, error) {
		if missing(dir) {
			if err := makeParent(dir); err != nil {
				return nil, err
			}
			if err := app.CreateSample(ctx, dir, progress); err != nil {
				return nil, err
			}
		}
		return app.OpenWorkspace(ctx, dir, progress)
	}, desk.Place{Screen: desk.Map})
}

// OpenWorkspace opens the workspace in a folder, where the user was last if it is the one used last.
func (s *Shell) OpenWorkspace(dir string) {
	dir = absolute(dir)
	s.enter(dir, "Opening "+filepath.Base(dir), opens(dir), s.memory.last().place(dir))
}

// makeParent makes the folder in which the program keeps the workspaces that it makes by itself.
func makeParent(dir string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return &data.Error{Code: "no_folder", Message: filepath.Dir(dir) + " cannot be made, so nothing was changed; make room or rights for it, or open a workspace in another folder.", Err: err}
	}
	return nil
}

// RestoreBackup puts a backup back into the workspace it was made of, or into a new one when it lies elsewhere.
func (s *Shell) RestoreBackup(path string) {
	dir := s.homes.freeOwn()
	if folder := filepath.Dir(absolute(path)); filepath.Base(folder) == "backups" {
		dir = filepath.Dir(folder)
	}
	if s.dir != "" && absolute(dir) == s.dir {
		s.leaving(func() { s.restoreOpen(dir, path) })
		return
	}
	s.enter(dir, "Restoring the backup", func(ctx context.Context, progress app.Progress) (*app.Workspace, error) {
		if _, err := app.RestoreBackup(ctx, dir, path); err != nil {
			return nil, err
		}
		return app.OpenWorkspace(ctx, dir, progress)
	}, desk.Place{Screen: desk.Map})
}

// restoreOpen closes the present workspace and opens it as a backup has it; when that fails it opens as it was.
func (s *Shell) restoreOpen(dir, path string) {
	s.leave()
	s.seat(nil, "")
	s.enter(dir, "Restoring the backup", func(ctx context.Context, progress app.Progress) (*app.Workspace, error) {
		left, failed := app.RestoreBackup(ctx, dir, path)
		w, err := app.OpenWorkspace(ctx, dir, progress)
		if err != nil {
			return nil, errors.Join(failed, err)
		}
		s.post(func() { s.restored(path, left, failed) })
		return w, nil
	}, desk.Place{Screen: desk.Map})
}

// restored says what came of a restore.
func (s *Shell) restored(path, left string, err error) {
	if err != nil {
		s.Fail(err)
		return
	}
	s.Toast("The workspace is as it was in "+filepath.Base(path)+". What was there before is among its backups.", nil)
	if left != "" {
		s.Toast(app.LeftWords(left), nil)
	}
}

// absolute is the full path, by which a workspace is known again.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// workspaceName is what a workspace is called by: its folder's name.
func workspaceName(dir string) string { return filepath.Base(dir) }
