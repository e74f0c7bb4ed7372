package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "countyline"

// rooms is the plan of the house: each room and the rooms of ours that it may import. An import goes down,
// never up, and never sideways except where it is written here. A package belongs to the room with the
// longest matching name; inside its own room it may import what it likes.
var rooms = map[string]struct{ may, because string }{
	"main":                 {"ui app app/cli data", "main only opens the workspace and hands over to the window or to the commands"},
	"ui":                   {"app data geo reports/page assets assets/pack", "screens call app; they see neither files nor the database"},
	"ui/screenshots":       {"ui app", "the pictures are those of the window"},
	"ui/desk/desktest":     {"ui app", "a desk with no window around it serves the tests of screens"},
	"app":                  {"app/adequacy app/contracting app/onboarding data data/oplog data/sqlite data/intake data/share geo reports reports/page assets", "app is the use cases over what lies below; it knows no screen and no command"},
	"app/cli":              {"app data reports", "a command is flags in, one use case, files out; everything else is app's"},
	"app/adequacy":         {"data geo", "the engine is pure: records in, records out"},
	"app/contracting":      {"data geo", "contracting is pure: records in, records out"},
	"app/onboarding":       {"data geo", "onboarding is pure: records in, records out"},
	"data":                 {"", "record types know no technology and nothing above them"},
	"data/oplog":           {"data", "operations and clocks are pure"},
	"data/intake":          {"data data/oplog geo", "files in know records and places, not the database or the paper"},
	"data/sqlite":          {"data data/oplog geo", "the database knows records and places, not the files or the paper"},
	"data/share":           {"data data/oplog geo", "the shared folder declares the store it needs; app hands it the SQLite one"},
	"data/share/sharetest": {"data data/oplog data/share", "a place in memory and the contract of all places serve the tests of sharing"},
	"geo":                  {"assets", "geography rests on the embedded files alone"},
	"reports":              {"reports/page geo assets", "paper prints its own document models, never the records"},
	"reports/page":         {"assets", "the page model knows pages, not filings"},
	"assets":               {"", "embedded files depend on nothing"},
	"assets/make":          {"assets", "make is a program of its own that packs the assets"},
}

// keepers says who alone may import what does not belong to us.
var keepers = []struct{ path, rooms, because string }{
	{"database/sql", "data/sqlite", "one room speaks SQL"},
	{"github.com/mattn/go-sqlite3", "data/sqlite", "one room speaks SQL"},
	{"github.com/jung-kurt/gofpdf", "reports/page", "one painter draws PDF"},
	{"github.com/xuri/excelize", "data/intake reports", "workbooks come in through intake and go out through reports"},
	{"github.com/alecthomas/kong", "app/cli", "flags are the command line's"},
	{"fyne.io/fyne", "ui ui/screenshots ui/desk/desktest main", "everything else builds and tests with no display"},
	{"fyne.io/fyne/v2/app", "main", "only main needs a display and the graphics libraries"},
	{"fyne.io/fyne/v2/test", "ui/screenshots ui/desk/desktest", "test code stays in tests"},
	{"net/http", "assets/make", "Countyline works with no network"},
	{"crypto/tls", "assets/make", "Countyline works with no network"},
	{"pgregory.net/rapid", "", "property tests are tests"},
	{"testing", "data/share/sharetest ui/desk/desktest", "test code stays in tests"},
	{"filippo.io/age", "data/share", "one room encrypts"},
	{"github.com/klauspost/compress", "data/share", "one room packs what travels"},
}

// pure rooms take records and return records, with no disk, clock, database or network.
var (
	pure     = []string{"app/adequacy", "app/contracting", "app/onboarding", "data/oplog"}
	worldly  = []string{"os", "os/exec", "os/signal", "io/fs", "net", "net/http", "database/sql", "log", "embed", "path/filepath"}
	topLevel = []string{
		"main.go", "main_window.go", "main_nogui.go", "main_test.go", "app", "data", "geo", "reports", "assets", "go.mod", "go.sum", "README.md",
		"LICENSE", "CHANGELOG.md", "Makefile", "ui", "FyneApp.toml",
	}
)

type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	DepOnly    bool
}

func TestImportsGoDownAndNeverSideways(t *testing.T) {
	for _, p := range packages(t, "./...") {
		from, ok := roomOf(p.ImportPath)
		if !ok {
			t.Errorf("%s is in no room of the house: give it a place in the plan above or move it", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			to, ours := roomOf(path)
			if !ours || to == from || slices.Contains(strings.Fields(rooms[from].may), to) {
				continue
			}
			t.Errorf("%s imports %s, but %s may import only [%s]: %s", p.ImportPath, path, from, rooms[from].may, rooms[from].because)
		}
	}
}

func TestEachLibraryHasItsKeeper(t *testing.T) {
	for _, p := range packages(t, "./...") {
		from, _ := roomOf(p.ImportPath)
		for _, path := range p.Imports {
			for _, k := range keepers {
				if (path == k.path || strings.HasPrefix(path, k.path+"/")) && !slices.Contains(strings.Fields(k.rooms), from) {
					t.Errorf("%s imports %s, which only [%s] may: %s", p.ImportPath, path, k.rooms, k.because)
				}
			}
		}
	}
}

func TestPureRoomsTouchNoDiskClockOrNetwork(t *testing.T) {
	for _, p := range packages(t, "./...") {
		room, _ := roomOf(p.ImportPath)
		if !slices.Contains(pure, room) {
			continue
		}
		for _, path := range p.Imports {
			if slices.Contains(worldly, path) {
				t.Errorf("%s imports %s: %s", p.ImportPath, path, rooms[room].because)
			}
		}
	}
	for name, text := range sources(t) {
		for _, room := range pure {
			if strings.HasPrefix(name, room+"/") && (strings.Contains(text, "time.Now(") || strings.Contains(text, "time.Since(")) {
				t.Errorf("%s reads the clock: %s", name, rooms[room].because)
			}
		}
	}
}

// Fyne itself links Go's HTTP client, for pictures on the web that nobody asks it for. So what we promise of the window
// is that no code of ours can ask; that it opens no socket is looked at in a running one, see package ui/drive.
func TestNoCodeOfOursKnowsTheNetwork(t *testing.T) {
	for _, p := range packages(t, "./...") {
		room, _ := roomOf(p.ImportPath)
		for _, path := range p.Imports {
			if room != "assets/make" && (path == "net" || path == "net/http" || path == "net/rpc" || path == "net/smtp" || path == "crypto/tls") {
				t.Errorf("%s imports %s; Countyline promises to work, and to keep a network's contracts, on a machine that talks to nobody", p.ImportPath, path)
			}
		}
	}
}

func TestTheProgramWithoutTheWindowHasNoWayToTheNetwork(t *testing.T) {
	for _, p := range list(t, "nogui", "-deps", ".") {
		if p.ImportPath == "net/http" || p.ImportPath == "crypto/tls" {
			t.Errorf("the program links %s", p.ImportPath)
		}
	}
}

// TestScreensAndWidgetsKnowTheirPlace holds the floors inside ui: the window knows the screens, a screen knows the desk
// and the widgets, a widget knows the theme.
func TestScreensAndWidgetsKnowTheirPlace(t *testing.T) {
	floors := []struct{ room, may string }{
		{"ui/screenshots", "ui ui/desk ui/theme"},
		{"ui/screen", "ui/desk ui/theme ui/keys ui/widget"},
		{"ui/widget", "ui/theme ui/keys ui/widget"},
		{"ui/desk/desktest", "ui/desk ui/theme ui/widget"},
		{"ui/desk", "ui/desk"},
		{"ui/keys", ""},
		{"ui/theme", ""},
	}
	within := func(path, room string) bool {
		return path == module+"/"+room || strings.HasPrefix(path, module+"/"+room+"/")
	}
	for _, p := range packages(t, "./ui/...") {
		for _, f := range floors {
			if !within(p.ImportPath, f.room) {
				continue
			}
			for _, path := range p.Imports {
				if within(path, "ui") && !slices.ContainsFunc(strings.Fields(f.may), func(room string) bool {
					return room == "ui" && path == module+"/ui" || room != "ui" && within(path, room)
				}) {
					t.Errorf("%s imports %s, but %s may import only [%s] of ui", p.ImportPath, path, f.room, f.may)
				}
			}
			break // a room inside another stands before it
		}
	}
}

func TestOneWriterMakesAllCommaSeparatedFiles(t *testing.T) {
	for name, text := range sources(t) {
		if strings.Contains(text, "csv."+"NewWriter(") {
			t.Errorf("%s writes with encoding/csv; reports.CSV is the one writer, because it keeps formulas out", name)
		}
	}
}

func TestTheTopLevelHoldsOnlyWhatThePlanNames(t *testing.T) {
	for _, name := range committed(t) {
		top, _, _ := strings.Cut(name, "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(topLevel, top) {
			t.Errorf("%s: the top level is fixed; find it a room", name)
		}
	}
}

func TestNoFileNamesTheMachineItWasMadeOn(t *testing.T) {
	// In pieces, so that this file does not name them either.
	foreign := []string{"/wo" + "rk/main", "/wo" + "rk/shared", "/t" + "mp/w/", "proxy.go" + "lang.org", "registry.npm" + "js.org", "deb.debi" + "an.org", "pypi" + ".org"}
	for _, name := range committed(t) {
		raw, err := os.ReadFile(name)
		if err != nil || bytes.IndexByte(raw, 0) >= 0 {
			continue // gone from the tree since, or not a text
		}
		for _, s := range foreign {
			if i := bytes.Index(raw, []byte(s)); i >= 0 {
				t.Errorf("%s:%d names %q, which means nothing on another machine", name, 1+bytes.Count(raw[:i], []byte("\n")), s)
			}
		}
	}
}

// packages asks go list, the way it sees a build with the window and one without.
func packages(t *testing.T, args ...string) []listed {
	t.Helper()
	all := list(t, "nogui", args...)
	for _, p := range list(t, "migrated_fynedo", args...) {
		if !slices.ContainsFunc(all, func(q listed) bool { return q.ImportPath == p.ImportPath && slices.Equal(q.Imports, p.Imports) }) {
			all = append(all, p)
		}
	}
	return all
}

// list asks go list with build tags.
func list(t *testing.T, tags string, args ...string) []listed {
	t.Helper()
	args = append([]string{"list", "-tags=" + tags, "-json=ImportPath,Standard,Imports,DepOnly"}, args...)
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go %s: %s", strings.Join(args, " "), exit.Stderr)
		}
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// roomOf gives the room of a package of ours.
func roomOf(path string) (string, bool) {
	if path == module {
		return "main", true
	}
	rest, ours := strings.CutPrefix(path, module+"/")
	for ours && rest != "" {
		if _, ok := rooms[rest]; ok {
			return rest, true
		}
		i := max(strings.LastIndexByte(rest, '/'), 0)
		rest = rest[:i]
	}
	return "", false
}

// sources are the committed Go files that are not tests, by name.
func sources(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, name := range committed(t) {
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			if raw, err := os.ReadFile(name); err == nil {
				texts[name] = string(raw)
			}
		}
	}
	return texts
}

// committed lists the files that belong to the repository.
func committed(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z").Output()
	if err != nil {
		t.Skip("this is not a git checkout, so it cannot be said which files belong to the repository")
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
}

func TestEachPromiseOfTheReadmeNamesTestsThatThereAre(t *testing.T) {
	raw, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(string(raw), -1)
	if len(named) < 6 {
		t.Errorf("README.md names %d tests for the six promises of sharing", len(named))
	}
	there := map[string]bool{}
	for _, name := range committed(t) {
		if text, err := os.ReadFile(name); err == nil && strings.HasSuffix(name, "_test.go") {
			for _, test := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(text, -1) {
				there[string(test[1])] = true
			}
		}
	}
	for _, test := range named {
		if !there[test[1]] {
			t.Errorf("README.md names %s, which is not there", test[1])
		}
	}
}

func TestTheReadmesLinksLeadSomewhere(t *testing.T) {
	raw, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(raw), -1) {
		if _, err := os.Stat(link[1]); err != nil && !strings.Contains(link[1], "://") {
			t.Errorf("README.md leads to %s, which is not there; `make pictures` makes the pictures", link[1])
		}
	}
}
