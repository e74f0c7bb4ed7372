package app

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"countyline/data"
)

// viewPatience is how long the system may take to say that it has no program for a file.
const viewPatience = 3 * time.Second

// View opens a file or a folder in the program that the system has for it. No shell is involved: the path is one argument.
func View(ctx context.Context, path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return cannotView(path, err)
	}
	command := viewer(abs)
	if err := command.Start(); err != nil {
		return cannotView(abs, err)
	}
	done := make(chan error, 1)
	go func() { done <- command.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			return cannotView(abs, err)
		}
	case <-time.After(viewPatience): // it is busy showing the file
	case <-ctx.Done():
		return cancelled(ctx.Err())
	}
	return nil
}

// viewer is the system's own opener. It outlives the window, so no context ends it.
func viewer(path string) *exec.Cmd {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", path)
	default:
		return exec.Command("xdg-open", path)
	}
}

func cannotView(path string, err error) error {
	why := "the system could not open it"
	if errors.Is(err, exec.ErrNotFound) {
		why = "this system names no program that opens files"
	}
	return &data.Error{Code: "no_viewer", Message: "The file is ready, but " + why + "; open it yourself: " + path, Err: err}
}
