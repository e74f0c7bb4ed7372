package share_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

const segmentName = "log/abcdefghijklmnopqrstuvwxyz/0000000001-0123456789abcdef.seg"

// reopened is an archive that a test can change behind its back.
type reopened struct{ share.Transport }

func TestAnArchiveKeepsTheContract(t *testing.T) {
	sharetest.Contract(t, func(t *testing.T) sharetest.Place {
		path := filepath.Join(t.TempDir(), "changes.zip")
		archive := share.NewArchive(path)
		place := &reopened{archive}
		files := map[string]string{}
		return sharetest.Place{Transport: place, Set: func(name string, content []byte) {
			if err := archive.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			files["countyline/"+name] = string(content)
			writeZIP(t, path, files)
			var err error
			if archive, err = share.OpenArchive(path); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { archive.Close(context.Background()) })
			place.Transport = archive
		}}
	})
}

func writeZIP(t testing.TB, path string, files map[string]string) {
	t.Helper()
	if err := os.WriteFile(path, packZIP(t, files), 0o600); err != nil {
		t.Fatal(err)
	}
}

func packZIP(t testing.TB, files map[string]string) []byte {
	t.Helper()
	out := &bytes.Buffer{}
	w := zip.NewWriter(out)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func openArchive(t *testing.T, path string) *share.Archive {
	t.Helper()
	a, err := share.OpenArchive(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close(context.Background()) })
	return a
}

func TestAnArchiveIsThereAfterItWasClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "changes.zip")
	a := share.NewArchive(path)
	for i := range 3 {
		if err := a.PutNew(t.Context(), fmt.Sprintf("member/a%d.card", i), []byte("one")); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if err := a.Flush(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := a.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	b := openArchive(t, path)
	entries, err := b.List(t.Context())
	if err != nil || len(entries) != 3 {
		t.Errorf("%v, %v", entries, err)
	}
	if content, err := b.Get(t.Context(), "member/a0.card"); err != nil || string(content) != "one" {
		t.Errorf("%q, %v", content, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestTheSameFilesInTheSameOrderMakeTheSameArchive(t *testing.T) {
	dir := t.TempDir()
	write := func(path string, names ...string) []byte {
		a := share.NewArchive(path)
		for _, name := range names {
			if err := a.PutNew(t.Context(), name, []byte(name)); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	if !bytes.Equal(write(filepath.Join(dir, "a"), "member/a", "member/b"), write(filepath.Join(dir, "b"), "member/a", "member/b")) {
		t.Error("they differ")
	}
}

func TestAnArchiveThatCannotBeWrittenStaysAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "changes.zip")
	writeZIP(t, path, map[string]string{"countyline/" + segmentName: "one"})
	a := openArchive(t, path)
	if err := os.Mkdir(path+".tmp", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := a.PutNew(t.Context(), "member/a.card", []byte("two")); data.CodeOf(err) != "not_written" {
		t.Errorf("got %v", err)
	}
	if err := a.Flush(t.Context()); err != nil {
		t.Errorf("got %v", err)
	}
	if content, err := openArchive(t, path).Get(t.Context(), segmentName); err != nil || string(content) != "one" {
		t.Errorf("%q, %v", content, err)
	}
}

func TestAnExportThatIsStoppedLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "changes.zip")
	writeZIP(t, path, map[string]string{"countyline/" + segmentName: "one"})
	a := openArchive(t, path)
	if err := a.PutNew(t.Context(), "member/a.card", []byte("two")); err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := a.Close(stopped); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left, _ := filepath.Glob(path + "*"); !slices.Equal(left, []string{path}) {
		t.Errorf("left: %v", left)
	}
	if entries, err := openArchive(t, path).List(t.Context()); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestWhatIsAddedToAnArchiveIsNotKeptInMemory(t *testing.T) {
	held := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	a := share.NewArchive(filepath.Join(t.TempDir(), "changes.zip"))
	content := bytes.Repeat([]byte("an import "), 400_000)
	before := held()
	for i := range 10 {
		if err := a.PutNew(t.Context(), fmt.Sprintf("blob/ab/%d", i), content); err != nil {
			t.Fatal(err)
		}
	}
	if now := held(); now > before+uint64(len(content)) {
		t.Errorf("%d kB are held for ten files of %d kB", (now-before)>>10, len(content)>>10)
	}
	if err := a.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(content)
}

func TestAnArchiveThatIsNoneIsASentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "changes.zip")
	if _, err := share.OpenArchive(path); data.CodeOf(err) != "folder_missing" || !errors.Is(err, share.ErrMissing) {
		t.Errorf("not there: %v", err)
	}
	whole := packZIP(t, map[string]string{"countyline/" + segmentName: strings.Repeat("one", 1000)})
	for what, content := range map[string][]byte{"empty": {}, "text": []byte("hello"), "half": whole[:len(whole)/2]} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := share.OpenArchive(path); data.CodeOf(err) != "bad_file" {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAFolderThatAPersonPackedIsAnArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "by hand.zip")
	writeZIP(t, path, map[string]string{
		"Team folder/countyline/member/a.card": "one", `Team folder\countyline\member\b.card`: "two", "Team folder/Documents/x.pdf": "%PDF",
	})
	entries, err := openArchive(t, path).List(t.Context())
	want := []share.Entry{{Name: "member/a.card", Size: 3}, {Name: "member/b.card", Size: 3}}
	if err != nil || !slices.Equal(entries, want) {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestAnArchiveCannotReachBeyondItself(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hostile.zip")
	writeZIP(t, path, map[string]string{
		"countyline/../../secret": "a", "../countyline/../b": "b", "/etc/passwd": "c", "countyline//d": "d", "countyline/a/b/c/d/e": "e", "countyline/": "",
	})
	if entries, err := openArchive(t, path).List(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestAFileOfAnArchiveThatIsNotWhatItSaysIsNotThereYet(t *testing.T) {
	content := strings.Repeat("one", 1000)
	whole := packZIP(t, map[string]string{"countyline/" + segmentName: content})
	i := bytes.LastIndex(whole, []byte("PK\x01\x02")) // the table at the end
	for what, change := range map[string]func([]byte){
		"more than it says": func(b []byte) { b[i+24], b[i+25] = 10, 0 },
		"a gigabyte":        func(b []byte) { copy(b[i+24:], []byte{0xff, 0xff, 0xff, 0x7f}) },
		"another checksum":  func(b []byte) { b[i+16] ^= 1 },
		"another method":    func(b []byte) { b[i+10] = 99 },
	} {
		changed := bytes.Clone(whole)
		change(changed)
		path := filepath.Join(t.TempDir(), "changed.zip")
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := openArchive(t, path).Get(t.Context(), segmentName); !errors.Is(err, share.ErrNotYet) || got != nil {
			t.Errorf("%s: %d bytes, %v", what, len(got), err)
		}
	}
}
