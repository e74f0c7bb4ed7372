package app

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestColleaguesSeeANewNamePartAndComputerWithTheNextExchange(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	if err := b.SetMember(t.Context(), "Ann Smith", " Credentialing ", "Laptop 3"); err != nil {
		t.Fatal(err)
	}
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	team, err := a.Team(t.Context())
	if err != nil || !slices.ContainsFunc(team.Members, func(m Member) bool {
		return m.Person == "Ann Smith" && m.Role == "Credentialing" && m.Device == "Laptop 3"
	}) {
		t.Errorf("%+v, %v", team.Members, err)
	}
}

func TestChangesFromBeforeTheTeamBearTheNameThatWasSaidWithIt(t *testing.T) {
	w, _ := sampled(t)
	w.installed.dir, w.share.workFactor = t.TempDir(), 10
	list, err := w.Network(t.Context(), productOf(t, w))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.EditPractice(t.Context(), list.Practices[0].ID, "Delta Heart"); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := w.CreateTeam(t.Context(), TeamFacts{Folder: folder, Passphrase: passphrase, Team: "Cypress Bend", Person: "Rosa Diaz"}); err != nil {
		t.Fatal(err)
	}
	for _, at := range []*Workspace{w, joiner(t, folder, "Ann Lee")} {
		events, err := at.History(t.Context(), HistoryFilter{Words: "Delta Heart"})
		if err != nil || len(events) != 1 || events[0].Person != "Rosa Diaz" {
			t.Errorf("%+v, %v", events, err)
		}
	}
}

func TestStrangersFilesInTheFolderAreCountedAmongThoseSetAside(t *testing.T) {
	w, folder := founder(t)
	logs := filepath.Join(folder, "countyline", "log", strings.Repeat("b", 26))
	if err := os.MkdirAll(logs, 0o700); err != nil {
		t.Fatal(err)
	}
	forged := filepath.Join(logs, "0000000001-0123456789abcdef.seg")
	if err := os.WriteFile(forged, signedByNobody(), 0o600); err != nil {
		t.Fatal(err)
	}
	count := func() int {
		t.Helper()
		shared(t, w, ShareOptions{})
		state, err := w.ShareState(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return state.Quarantined
	}
	for range 2 { // read once, told as long as it lies there
		if n := count(); n != 1 {
			t.Errorf("%d files", n)
		}
	}
	if err := os.Remove(forged); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 0 {
		t.Errorf("%d files, and it is gone", n)
	}
}

func TestTheSizeOfTheFolderIsThatOfAllItsFiles(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	shared(t, a, ShareOptions{})
	for range 2 {
		files, size := 0, int64(0)
		err := filepath.WalkDir(filepath.Join(folder, "countyline"), func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			files, size = files+1, size+info.Size()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		team, err := a.Team(t.Context())
		if err != nil || team.Files != files || team.Bytes != size || size < 20_000 {
			t.Errorf("%d files with %d bytes, want %d with %d; %v", team.Files, team.Bytes, files, size, err)
		}
		shared(t, b, ShareOptions{}) // with nothing new
		shared(t, a, ShareOptions{})
	}
}

// signedByNobody is a whole file of the protocol by its form, whose header says nothing.
func signedByNobody() []byte {
	content := append([]byte("countyline log 1\n{\"format\":1}\n"), make([]byte, 64)...)
	sum := sha256.Sum256(content)
	return append(content, sum[:]...)
}

func TestWithoutATeamThereIsNoMemberToChange(t *testing.T) {
	w := newWorkspace(t)
	if err := w.SetMember(t.Context(), "Ann Lee", "", ""); data.CodeOf(err) != "no_team" {
		t.Error(err)
	}
	if person, err := w.Person(t.Context()); err != nil || person != "Ann Lee" {
		t.Errorf("edits are signed by %q, %v", person, err)
	}
}
