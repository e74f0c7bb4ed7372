package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
)

// crashed writes a fault of a task down and gives the sentence about it.
func (s *Shell) crashed(title string, cause any, stack []byte) error {
	path, err := writeCrash(s.logs(), s.now().UTC().Format("20060102-150405"), title, cause, stack)
	where := "the details are in " + path
	if err != nil {
		where = "the details could not be written down"
	}
	return &data.Error{
		Code:    "crash",
		Message: fmt.Sprintf("A fault in Countyline stopped \"%s\"; your data is safe, %s, and the window can be used on.", title, where),
		Err:     fmt.Errorf("%v", cause),
	}
}

// logs is the folder for crash files: the workspace's own, or while none is open the program's.
func (s *Shell) logs() string {
	if s.dir != "" {
		return filepath.Join(s.dir, "logs")
	}
	return s.homes.logs
}

// writeCrash writes what is known of a fault and gives the file's path.
func writeCrash(dir, stamp, title string, cause any, stack []byte) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the folder for crash files: %w", err)
	}
	path := filepath.Join(dir, "crash-"+stamp+".txt")
	text := fmt.Sprintf("Countyline %s, %s %s/%s\nWhile: %s\n\n%v\n\n%s", app.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, title, cause, stack)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return "", fmt.Errorf("write the crash file: %w", err)
	}
	return path, nil
}

// fatalName is the file into which Go itself writes what nobody catches.
const fatalName = "crash-program.txt"

// catch has the faults that no code of ours can catch written to a file; release takes the file away again unless there
// was one.
func (h homes) catch() (release func()) {
	path := filepath.Join(h.logs, fatalName)
	if os.MkdirAll(h.logs, 0o700) != nil {
		return func() {}
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return func() {}
	}
	err = debug.SetCrashOutput(file, debug.CrashOptions{})
	_ = file.Close() // Go keeps a handle of its own
	return func() {
		if info, statErr := os.Stat(path); statErr == nil && info.Size() == 0 {
			_ = os.Remove(path)
		}
		if err == nil {
			_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		}
	}
}

// newestCrash is the crash file written last after a time in some folders, "" for none.
func newestCrash(after time.Time, folders ...string) (path string, at time.Time) {
	for _, dir := range folders {
		files, _ := filepath.Glob(filepath.Join(dir, "crash-*.txt"))
		for _, file := range files {
			if info, err := os.Stat(file); err == nil && info.Size() > 0 && info.ModTime().After(after) {
				path, at, after = file, info.ModTime(), info.ModTime()
			}
		}
	}
	return path, at
}

// tellCrash says once that the program was ended by a fault the last time, and what of it remains.
func (s *Shell) tellCrash() {
	folders := []string{s.homes.logs}
	if last := s.memory.last().Workspace; last != "" {
		folders = append(folders, filepath.Join(last, "logs"))
	}
	path, at := newestCrash(s.known, folders...)
	if path == "" {
		return
	}
	s.known = at
	s.rememberSoon()
	var box *kit.Dialog
	words := kit.NewParagraph("A fault ended Countyline on "+at.Format("January 2 at 3:04 PM")+". Everything that was saved is safe. What is known of the fault is in "+path+", for whoever looks after the program.", kit.Style{})
	box = kit.ShowDialog(s.window, "Countyline ended unexpectedly", words,
		kit.NewButton("Show in folder", "", kit.Secondary, func() { box.Close(); s.View(filepath.Dir(path)) }),
		kit.NewButton("OK", "", kit.Primary, func() { box.Close() }))
}

// rememberSoon keeps the place and the window's size a moment after they changed, so that a fault loses neither.
func (s *Shell) rememberSoon() {
	s.waits()
	s.waits = s.later(restBeforeMemory, func() {
		if !s.closing && s.dir != "" && s.desk.Workspace != nil {
			s.remember(s.where())
		}
	})
}

// restBeforeMemory is how long nothing must change before it is written down.
const restBeforeMemory = 700 * time.Millisecond
