package sharetest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"countyline/data/share"
)

// Place is a fresh transport of one kind and what a test may do to it behind its back.
type Place struct {
	Transport share.Transport
	// Set puts a file there past all rules, as a program that copies folders may; nil takes it away. Nil where that
	// cannot happen.
	Set func(name string, content []byte)
	// Disconnect takes the place away. Nil where that cannot happen.
	Disconnect func()
}

const name = "log/abcdefghijklmnopqrstuvwxyz/0000000001-0123456789abcdef.seg"

// Contract holds a transport to what the exchange relies on. Each test gets a place of its own.
func Contract(t *testing.T, open func(t *testing.T) Place) {
	for _, test := range []struct {
		behaviour string
		holds     func(t *testing.T, p Place)
	}{
		{"what was put is listed and read back whole", roundTrip},
		{"an empty place lists nothing", emptyPlace},
		{"a file that is not there is absent", absent},
		{"the same bytes under the same name are done already", repeated},
		{"other bytes under a taken name are refused and change nothing", taken},
		{"of many writers of one name one wins", raced},
		{"what was read is the reader's to change", separate},
		{"a name that leads out of the place is neither read nor written", escapes},
		{"a name that some system refuses is not written", refusedNames},
		{"an empty file is not there yet", empty},
		{"a cut file is read as it is, and is never repaired in place", torn},
		{"an odd name is listed and read", odd},
		{"what is still being written, and what belongs to the system, is not listed", noise},
		{"a place that is not there is missing to everybody", missing},
	} {
		t.Run(test.behaviour, func(t *testing.T) { test.holds(t, open(t)) })
	}
}

func roundTrip(t *testing.T, p Place) {
	files := map[string][]byte{
		name: []byte("one\x00\xff"), "member/abc.card": []byte("two"), "blob/ab/abcd": bytes.Repeat([]byte("three "), 100_000),
		"format-1-abc.json": []byte("{}"),
	}
	for name, content := range files {
		put(t, p, name, content)
	}
	for name, content := range files {
		if got := get(t, p, name); !bytes.Equal(got, content) {
			t.Errorf("%s came back as %d bytes of %d", name, len(got), len(content))
		}
	}
	entries := list(t, p)
	if len(entries) != len(files) {
		t.Errorf("%d files are listed: %v", len(entries), entries)
	}
	for _, e := range entries {
		if content, ok := files[e.Name]; !ok || e.Size != int64(len(content)) {
			t.Errorf("%s is listed with %d bytes", e.Name, e.Size)
		}
	}
}

func emptyPlace(t *testing.T, p Place) {
	if entries := list(t, p); len(entries) != 0 {
		t.Errorf("%v", entries)
	}
}

func absent(t *testing.T, p Place) {
	put(t, p, name, []byte("one"))
	for _, name := range []string{"log/abcdefghijklmnopqrstuvwxyz/0000000002-0123456789abcdef.seg", "member/nobody.card", "log", "nothing"} {
		if content, err := p.Transport.Get(context.Background(), name); !errors.Is(err, share.ErrAbsent) || content != nil {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
}

func repeated(t *testing.T, p Place) {
	for range 3 {
		put(t, p, name, []byte("one"))
	}
	if entries := list(t, p); len(entries) != 1 {
		t.Errorf("%v", entries)
	}
}

func taken(t *testing.T, p Place) {
	put(t, p, name, []byte("one"))
	if err := p.Transport.PutNew(context.Background(), name, []byte("two")); !errors.Is(err, share.ErrTaken) {
		t.Errorf("got %v", err)
	}
	if got := get(t, p, name); string(got) != "one" {
		t.Errorf("it holds %q now", got)
	}
}

func raced(t *testing.T, p Place) {
	contents := []string{"one", "two", "three", "four", "five", "six"}
	won := make([]bool, len(contents))
	var all sync.WaitGroup
	for i, content := range contents {
		all.Go(func() {
			err := p.Transport.PutNew(context.Background(), name, []byte(content))
			if won[i] = err == nil; err != nil && !errors.Is(err, share.ErrTaken) && !errors.Is(err, share.ErrNotYet) {
				t.Errorf("%s: %v", content, err)
			}
		})
	}
	all.Wait()
	there := string(get(t, p, name))
	for i, content := range contents {
		if won[i] != (content == there) {
			t.Errorf("%q is there; the writer of %q was told %v", there, content, won[i])
		}
	}
}

func separate(t *testing.T, p Place) {
	content := []byte("one")
	put(t, p, name, content)
	content[0] = 'x'
	got := get(t, p, name)
	got[1] = 'x'
	if again := get(t, p, name); string(again) != "one" {
		t.Errorf("it holds %q now", again)
	}
}

func escapes(t *testing.T, p Place) {
	for _, name := range []string{"../secret", "/etc/hostname", "log/../../secret", "log//a.seg", ".", "", "a/b/c/d/e"} {
		if err := p.Transport.PutNew(context.Background(), name, []byte("one")); err == nil {
			t.Errorf("%q was written", name)
		}
		if content, err := p.Transport.Get(context.Background(), name); !errors.Is(err, share.ErrAbsent) {
			t.Errorf("%q: %d bytes, %v", name, len(content), err)
		}
	}
	if entries := list(t, p); len(entries) != 0 {
		t.Errorf("%v", entries)
	}
}

func refusedNames(t *testing.T, p Place) {
	for _, name := range []string{
		"Log/a.seg", "log/a b.seg", "log/a:b.seg", `log\a.seg`, "log/con", "log/aux.seg", "log/com1.seg", "log/a.", "log/a.tmp", "log/.a",
		"log/" + strings.Repeat("a", 81), "log/ä.seg", "log/~$a.seg", "desktop.ini",
	} {
		if err := p.Transport.PutNew(context.Background(), name, []byte("one")); err == nil {
			t.Errorf("%q was written", name)
		}
	}
}

func empty(t *testing.T, p Place) {
	if err := p.Transport.PutNew(context.Background(), name, nil); err == nil {
		t.Error("an empty file was written")
	}
	behind(t, p)(name, []byte{})
	if content, err := p.Transport.Get(context.Background(), name); !errors.Is(err, share.ErrNotYet) || content != nil {
		t.Errorf("%q, %v", content, err)
	}
	if err := p.Transport.PutNew(context.Background(), name, []byte("one")); !errors.Is(err, share.ErrTaken) {
		t.Errorf("over an empty file: %v", err)
	}
}

func torn(t *testing.T, p Place) {
	behind(t, p)(name, []byte("on"))
	if got := get(t, p, name); string(got) != "on" {
		t.Errorf("%q", got)
	}
	if err := p.Transport.PutNew(context.Background(), name, []byte("one")); !errors.Is(err, share.ErrTaken) {
		t.Errorf("over a cut file: %v", err)
	}
	put(t, p, share.Again(name, 2), []byte("one"))
}

func odd(t *testing.T, p Place) {
	names := []string{
		"log/abc/0000000001-0123456789abcdef-ANNSLAPTOP.seg", "log/abc/0000000001 (Ann's conflicted copy 2026-11-22).seg",
		"member/a.sync-conflict-20261122-030000-ABCDEFG.card", "Überraschung.seg", "log/LOG.SEG",
	}
	for _, name := range names {
		behind(t, p)(name, []byte("one"))
	}
	listed := list(t, p)
	for _, name := range names {
		if !slices.ContainsFunc(listed, func(e share.Entry) bool { return e.Name == name }) {
			t.Errorf("%s is not listed", name)
		}
		if got := get(t, p, name); string(got) != "one" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func noise(t *testing.T, p Place) {
	for _, name := range []string{
		"desktop.ini", "log/Desktop.ini", ".DS_Store", "log/abc/._a.seg", "log/abc/a.seg-01234567.tmp", "log/abc/~$a.seg", "Thumbs.db",
		"log/abc/.syncthing.a.seg.tmp", ".stversions/a.seg",
	} {
		behind(t, p)(name, []byte("one"))
	}
	if entries := list(t, p); len(entries) != 0 {
		t.Errorf("%v", entries)
	}
}

func missing(t *testing.T, p Place) {
	if p.Disconnect == nil {
		t.Skip("this place cannot go away")
	}
	put(t, p, name, []byte("one"))
	p.Disconnect()
	if entries, err := p.Transport.List(context.Background()); !errors.Is(err, share.ErrMissing) || entries != nil {
		t.Errorf("%v, %v", entries, err)
	}
	if _, err := p.Transport.Get(context.Background(), name); !errors.Is(err, share.ErrMissing) {
		t.Errorf("got %v", err)
	}
	for range 2 { // the first must not have made it
		if err := p.Transport.PutNew(context.Background(), "member/a.card", []byte("two")); !errors.Is(err, share.ErrMissing) {
			t.Errorf("got %v", err)
		}
	}
}

func put(t *testing.T, p Place, name string, content []byte) {
	t.Helper()
	if err := p.Transport.PutNew(context.Background(), name, content); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func get(t *testing.T, p Place, name string) []byte {
	t.Helper()
	content, err := p.Transport.Get(context.Background(), name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return content
}

func list(t *testing.T, p Place) []share.Entry {
	t.Helper()
	entries, err := p.Transport.List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func behind(t *testing.T, p Place) func(string, []byte) {
	t.Helper()
	if p.Set == nil {
		t.Skip("nobody else writes to this place")
	}
	return p.Set
}
