package desktest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"countyline/app"
)

// made are the folders in which workspaces were made for the tests of a package.
var made []string

// Main is the TestMain of a package: it takes away what was made for its tests.
func Main(m *testing.M) {
	code := m.Run()
	for _, dir := range made {
		if err := os.RemoveAll(dir); err != nil && code == 0 {
			println(err.Error())
			code = 1
		}
	}
	os.Exit(code)
}

var (
	sample = once(func(dir string) error { return app.CreateSample(context.Background(), dir, still) })
	empty  = once(func(dir string) error {
		w, err := app.CreateWorkspace(context.Background(), dir, still)
		if err != nil {
			return err
		}
		return w.Close()
	})
)

// Sample is a copy of the sample plan, open until the test ends.
func Sample(t testing.TB) *app.Workspace {
	t.Helper()
	return opened(t, sample)
}

// Empty is a new workspace, open until the test ends.
func Empty(t testing.TB) *app.Workspace {
	t.Helper()
	return opened(t, empty)
}

// Worked gives copies of the sample plan in which some work was done, which is done once for all tests.
func Worked(work func(context.Context, *app.Workspace) error) func(testing.TB) *app.Workspace {
	worked := once(func(dir string) error {
		from, err := sample()
		if err != nil {
			return err
		}
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			return err
		}
		w, err := app.OpenWorkspace(context.Background(), dir, still)
		if err != nil {
			return err
		}
		return errors.Join(work(context.Background(), w), w.Close())
	})
	return func(t testing.TB) *app.Workspace {
		t.Helper()
		return opened(t, worked)
	}
}

// once makes a workspace when it is first asked for.
func once(make func(dir string) error) func() (string, error) {
	return sync.OnceValues(func() (string, error) {
		root, err := os.MkdirTemp("", "countyline-")
		if err != nil {
			return "", err
		}
		made = append(made, root)
		dir := filepath.Join(root, "plan")
		return dir, make(dir)
	})
}

// opened is a copy of a workspace, open until the test ends.
func opened(t testing.TB, plan func() (string, error)) *app.Workspace {
	t.Helper()
	from, err := plan()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "plan")
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	w, err := app.OpenWorkspace(context.Background(), dir, still)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func still(string, int64, int64) {}
