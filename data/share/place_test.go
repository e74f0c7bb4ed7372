package share_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

func TestAMissingFolderIsRefusedAndNothingChanges(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	place.Missing = true
	d[0].refused("folder_missing")
	place.Missing = false
	if r := d[0].share(); r.Sent != 1 {
		t.Errorf("once it is back, %d segments were sent", r.Sent)
	}
}

func TestAnEmptiedFolderIsRefusedThenRebuilt(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[1].edit("p2", "name", "Hill Clinic")
	meet(d...)
	empty(t, place)
	d[0].edit("p3", "name", "Creek Clinic")
	d[0].refused("folder_empty")
	d[1].refused("folder_empty")

	if r := d[0].shareWith(share.ExchangeOptions{Rebuild: true}); r.Republished == 0 || r.Sent != 1 {
		t.Errorf("rebuilding: %+v", r)
	}
	d[1].share()
	equal(t, d...)
	late := newDevice(t, place, 9)
	late.join("Late")
	late.share()
	equal(t, d[0], late)
	if r := d[1].shareWith(share.ExchangeOptions{Rebuild: true}); r.Republished != 0 {
		t.Errorf("rebuilding what is there put %d files", r.Republished)
	}
}

func empty(t *testing.T, place *sharetest.Memory) {
	for _, name := range list(t, place) {
		place.Set(name, nil)
	}
}

func list(t *testing.T, place share.Transport) []string {
	entries, err := place.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name)
	}
	return names
}

func TestAnotherTeamsFolderIsRefusedEvenToRebuild(t *testing.T) {
	_, d := team(t, 2)
	other, _ := teamFrom(t, 100, 1)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].view.Transport = other
	before := list(t, other)
	d[0].refused("folder_foreign")
	for _, o := range []share.ExchangeOptions{{Rebuild: true}, {Export: true}, {Import: true}} {
		if _, err := d[0].engine.Exchange(t.Context(), o); data.CodeOf(err) != "folder_foreign" {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if now := list(t, other); len(now) != len(before) {
		t.Errorf("files were put into another team's folder: %v", now)
	}
}

func TestARefusalNamesTeamsThatDifferAndNoCommand(t *testing.T) {
	_, d := team(t, 2)
	other, _ := teamFrom(t, 100, 1)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d...)
	said := func(code string) string {
		t.Helper()
		_, err := d[0].engine.Exchange(t.Context(), share.ExchangeOptions{})
		if data.CodeOf(err) != code {
			t.Fatalf("%v, want %s", err, code)
		}
		return err.Error()
	}
	d[0].view.Transport = other
	if text := said("folder_foreign"); !strings.Contains(text, "is that of another team with the same name; nothing was changed") {
		t.Error(text)
	}
	d[0].view.Transport = &sharetest.Memory{}
	if text := said("folder_empty"); strings.Contains(text, "--") || !strings.Contains(text, "rebuild the folder from this computer") {
		t.Error(text)
	}
}

func TestAnotherTeamsFolderIsNotFilledBeforeItsFormatHasArrived(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d...)
	other, stranger := teamFrom(t, 100, 1)
	stranger[0].edit("p1", "name", "Hill Clinic")
	stranger[0].share()
	format, _ := only(t, other, "format")
	other.Set(format, nil)
	d[0].view.Transport = other
	before := list(t, other)
	for _, o := range []share.ExchangeOptions{{Rebuild: true}, {Export: true}} {
		if _, err := d[0].engine.Exchange(t.Context(), o); data.CodeOf(err) != "folder_foreign" {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if now := list(t, other); len(now) != len(before) {
		t.Errorf("files were put into another team's folder: %v", now)
	}
}

func TestManyFilesThatVanishAtOnceAreAQuestion(t *testing.T) {
	place, d := team(t, 2)
	for i := range 30 {
		d[0].edit("p1", "name", fmt.Sprint(i))
		d[0].share()
	}
	d[1].share()
	for _, name := range list(t, place) {
		if strings.HasPrefix(name, "log/") {
			content, _ := place.Get(t.Context(), name)
			place.Set(name, nil)
			place.Set(name+".locked", append([]byte("?"), content...)) // as ransomware does
		}
	}
	d[0].refused("folder_vanished")
	d[1].refused("folder_vanished")
	d[1].shareWith(share.ExchangeOptions{Rebuild: true})
	if r := d[0].share(); r.Republished != 0 {
		t.Errorf("%d files were still missing after a colleague rebuilt the folder", r.Republished)
	}
	equal(t, d...)
}

func TestAStaleListingIsNoReasonToRefuse(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d...)
	d[0].view.unlisted = func(string) bool { return true }
	if r := d[0].share(); r.Republished != 0 {
		t.Errorf("%d files were put again that only the listing lacked", r.Republished)
	}
	d[0].view.unlisted = nil
	d[0].share()
	equal(t, d...)
}

func TestAFolderWithoutItsFormatFileIsStillTheTeams(t *testing.T) {
	place, d := team(t, 2)
	format := share.FormatName(d[0].self.Team)
	content, _ := place.Get(t.Context(), format)
	place.Set(format, nil)
	d[1].edit("p1", "name", "Valley Clinic")
	if r := d[1].share(); r.Republished != 1 || r.Sent != 1 {
		t.Errorf("%+v", r)
	}
	if again, _ := place.Get(t.Context(), format); string(again) != string(content) {
		t.Errorf("the format file was not put back as it was")
	}

	place.Set(format, nil)
	place.Set("format-1 (conflicted copy of Rosa).json", content)
	d[0].share()
	equal(t, d...)
}

func TestTwoTeamsInOneFolderAreKeptApart(t *testing.T) {
	place, d := team(t, 2)
	second, other := teamFrom(t, 100, 1)
	other[0].edit("p1", "name", "Not ours")
	other[0].share()
	copied := 0
	for _, name := range list(t, second) {
		content, _ := second.Get(t.Context(), name)
		place.Set(name, content)
		copied++
	}
	r := d[0].share()
	if r.Received != 0 || len(r.NewMembers) != 0 || len(r.Odd) != copied-1 {
		t.Errorf("of %d files of another team: %+v", copied, r)
	}
	other[0].view.Transport = place
	other[0].share()
	equal(t, d...)
}

func TestAFolderOnDiskIsPreparedOnlyToFoundOrRebuild(t *testing.T) {
	dir := t.TempDir()
	d := newDevice(t, share.NewFolder(dir), 1)
	if look, err := share.Look(t.Context(), share.NewFolder(dir)); err != nil || !look.Empty || look.Team != "" {
		t.Errorf("an empty folder looks like %+v, %v", look, err)
	}
	if err := d.engine.Join(t.Context(), []byte(passphrase), share.Membership{Person: "A"}); data.CodeOf(err) != "not_a_team" {
		t.Errorf("joining nothing: %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("looking and joining left %v", entries)
	}
	d.found()
	d.edit("p1", "name", "Valley Clinic")
	d.share()
	if look, err := share.Look(t.Context(), share.NewFolder(dir)); err != nil || look.Empty || look.Name != "Valley" || look.Team != d.self.Team {
		t.Errorf("the team's folder looks like %+v, %v", look, err)
	}

	if err := os.RemoveAll(filepath.Join(dir, share.ProtocolFolder)); err != nil {
		t.Fatal(err)
	}
	d.refused("folder_empty")
	d.shareWith(share.ExchangeOptions{Rebuild: true})
	second := newDevice(t, share.NewFolder(dir), 2)
	second.join("B")
	second.share()
	equal(t, d, second)

	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	d.refused("folder_missing")
	if _, err := d.engine.Exchange(t.Context(), share.ExchangeOptions{Rebuild: true}); data.CodeOf(err) != "folder_missing" {
		t.Errorf("rebuilding a folder that is not there: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder that was missing was made")
	}
	if _, err := share.Look(t.Context(), share.NewFolder(dir)); data.CodeOf(err) != "folder_missing" {
		t.Errorf("looking at it: %v", err)
	}
}

func TestAnExchangeThatIsCancelledStops(t *testing.T) {
	_, d := team(t, 2)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d[0].engine.Exchange(ctx, share.ExchangeOptions{}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].engine.Progress = func(stage string, done, total int64) {
		if stage == share.StagePublish {
			cancel()
		}
	}
	if _, err := d[0].engine.Exchange(ctx, share.ExchangeOptions{}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	d[0].engine.Progress = nil
	d[0].share()
	d[1].share()
	equal(t, d...)
}
