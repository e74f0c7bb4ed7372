package app

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"countyline/data"
)

func TestAWorkspaceKeepsItsMarkUntilItIsCopiedElsewhere(t *testing.T) {
	config, home := t.TempDir(), t.TempDir()
	here := installation{config}
	mark := func(i installation, dir string) string {
		t.Helper()
		m, err := i.mark(dir)
		if err != nil || len(m) != 64 {
			t.Fatalf("%q, %v", m, err)
		}
		return m
	}
	workspace := filepath.Join(home, "plan")
	if err := os.Mkdir(workspace, 0o700); err != nil {
		t.Fatal(err)
	}
	first := mark(here, workspace)
	if again := mark(here, filepath.Join(home, ".", "plan", "..", "plan")); again != first {
		t.Error("the same folder by another name has another mark")
	}
	link := filepath.Join(home, "link")
	if err := os.Symlink(workspace, link); err == nil && mark(here, link) != first {
		t.Error("the same folder by a link has another mark")
	}
	if mark(here, filepath.Join(home, "copy")) == first {
		t.Error("a copied folder has the same mark")
	}
	if mark(installation{t.TempDir()}, workspace) == first {
		t.Error("another installation has the same mark")
	}
}

func TestTheSecretIsMadeOnceForItsUserAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	const programs = 8
	secrets := make([]string, programs)
	var all sync.WaitGroup
	for i := range programs {
		all.Go(func() {
			var err error
			if secrets[i], err = (installation{dir}).secret(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, s := range secrets {
		if s != secrets[0] || s == "" {
			t.Errorf("two programs have two secrets: %q and %q", s, secrets[0])
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v, %v", entries, err)
	}
	if info, err := entries[0].Info(); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("others can read it: %v, %v", info.Mode(), err)
	}
}

func TestADamagedSecretIsReplaced(t *testing.T) {
	dir := t.TempDir()
	for _, damaged := range []string{"", "zz", "0011"} {
		if err := os.WriteFile(filepath.Join(dir, secretName), []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := (installation{dir}).secret()
		if err != nil || len(s) != 64 {
			t.Errorf("%q became %q, %v", damaged, s, err)
		}
	}
}

func TestASecretThatCannotBeKeptStopsSharingWithASentence(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (installation{file}).mark(t.TempDir()); data.CodeOf(err) != "no_secret" {
		t.Errorf("got %v", err)
	}
}
