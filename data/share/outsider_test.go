package share_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"countyline/data/oplog"
	"countyline/data/share"
)

// stored is how many bytes a workspace keeps of the files of one writer.
func stored(d *device, w oplog.Writer) (files, bytes int) {
	for _, f := range d.files {
		if f.Writer == w {
			files, bytes = files+1, bytes+len(f.Bytes)
		}
	}
	return files, bytes
}

func TestAFileThatNobodySignedIsKeptWithoutItsBytes(t *testing.T) {
	place, devices := team(t, 2)
	a, b := devices[0], devices[1]
	first := fmt.Sprintf(`"team":%q,"writer":%q,"seq":1,"first":1,"last":1`, a.self.Team, a.self.Writer)
	_, before := stored(b, a.self.Writer)
	forge(t, place, oplog.SegmentFile, first)
	forge(t, place, oplog.AckFile, fmt.Sprintf(`"team":%q,"writer":%q,"seq":9`, a.self.Team, a.self.Writer))
	for range 2 {
		if r := b.share(); len(r.Quarantined) != 2 || r.Quarantined[0].Reason == "" {
			t.Errorf("%+v", r)
		}
	}
	if _, after := stored(b, a.self.Writer); after != before {
		t.Errorf("%d bytes are kept of what nobody signed", after-before)
	}
	// So do files that waited for a card, once it has come.
	late := newDevice(t, place, 50)
	late.join("Late")
	forge(t, place, oplog.AckFile, fmt.Sprintf(`"team":%q,"writer":%q,"seq":9`, a.self.Team, late.self.Writer))
	b.share()
	if files, bytes := stored(b, late.self.Writer); files != 1 || bytes == 0 {
		t.Fatalf("%d files, %d bytes wait for the card", files, bytes)
	}
	late.share()
	b.share()
	for name, f := range b.files {
		if f.Writer == late.self.Writer && f.State == oplog.Quarantined && len(f.Bytes) > 0 {
			t.Errorf("%s is kept with %d bytes", name, len(f.Bytes))
		}
	}
}

// counting counts how often files are read whose names hold a text.
type counting struct {
	share.Transport
	text string
	read *int
}

func (c counting) Get(ctx context.Context, name string) ([]byte, error) {
	if strings.Contains(name, c.text) {
		*c.read++
	}
	return c.Transport.Get(ctx, name)
}

func (d *device) counts(text string) *int {
	c := counting{d.view.Transport, text, new(int)}
	d.view.Transport = c
	return c.read
}

func TestFilesOfStrangersFillNobodysDisk(t *testing.T) {
	place, devices := team(t, 1)
	a := devices[0]
	a.engine.Passed = &share.Passed{}
	late := newDevice(t, place, 50)
	late.join("Late")
	const size = 3 << 20
	for i := range 8 {
		forgeSized(t, place, oplog.AckFile, size, fmt.Sprintf(`"team":%q,"writer":%q,"seq":%d`, a.self.Team, strings.Repeat("a", 26), i+1))
	}
	r := a.share()
	if _, bytes := stored(a, oplog.Writer(strings.Repeat("a", 26))); bytes < size || bytes > 16<<20 {
		t.Errorf("%d bytes are kept of strangers", bytes)
	}
	if len(r.Waiting) != 1 || r.Waiting[0].Files != 8 || !strings.Contains(r.Waiting[0].For, "card") {
		t.Errorf("%+v", r.Waiting)
	}
	read := a.counts(strings.Repeat("a", 26))
	if r := a.share(); *read != 0 || r.Waiting[0].Files != 8 {
		t.Errorf("%d files were read again, %+v", *read, r.Waiting)
	}
	// A member's come in however many lie there.
	late.edit("p1", "name", "Valley Clinic")
	late.share()
	if r := a.share(); r.Transactions != 1 {
		t.Errorf("%+v", r)
	}
}

func TestWhatWasLeftInTheFolderIsTakenInOnceTheCardComes(t *testing.T) {
	place, devices := team(t, 1)
	a := devices[0]
	a.engine.Passed = &share.Passed{}
	for i := range 8 {
		forgeSized(t, place, oplog.AckFile, 3<<20, fmt.Sprintf(`"team":%q,"writer":%q,"seq":%d`, a.self.Team, strings.Repeat("a", 26), i+1))
	}
	late := newDevice(t, place, 50)
	late.join("Late")
	late.edit("p1", "name", "Valley Clinic")
	late.share()
	a.view.hidden = func(name string) bool { return strings.HasPrefix(name, "member/"+string(late.self.Writer)) }
	for range 2 {
		if r := a.share(); r.Transactions != 0 {
			t.Errorf("%+v", r)
		}
	}
	a.view.hidden = nil
	if r := a.share(); r.Transactions != 1 {
		t.Errorf("%+v", r)
	}
	equal(t, a, late)
}

func TestAFileThatCannotBeUsedIsNotReadAgainUntilItChanges(t *testing.T) {
	place, devices := team(t, 1)
	a := devices[0]
	a.engine.Passed = &share.Passed{}
	content := []byte("countyline log 1\n{\"format\":\"one\"}\n" + strings.Repeat("s", 64))
	sum := sha256.Sum256(content)
	content = append(content, sum[:]...)
	name := "log/" + strings.Repeat("a", 26) + "/0000000001-0123456789abcdef.seg"
	place.Set(name, content)
	if _, err := share.ReadHeader(content); err == nil {
		t.Fatal("it is usable")
	}
	read := a.counts(name)
	for range 3 {
		if r := a.share(); len(r.Quarantined) != 1 || r.Quarantined[0].File != name {
			t.Errorf("%+v", r)
		}
	}
	if *read != 1 {
		t.Errorf("it was read %d times", *read)
	}
	place.Set(name, append(content, 'x'))
	if a.share(); *read != 2 {
		t.Errorf("once it has changed it was read %d times", *read)
	}
}
