package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"countyline/app"
	"countyline/data"
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
