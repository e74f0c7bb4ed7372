package cli_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countyline/app/cli"
)

// asCommand makes the test binary run as countyline itself, for the tests that need a process of its own.
const asCommand = "COUNTYLINE_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		os.Exit(cli.Main(os.Args[1:], cli.Surroundings{Out: os.Stdout, Err: os.Stderr}))
	}
	os.Exit(m.Run())
}

// answer is what a command left on the terminal.
type answer struct {
	code     int
	out, err string
}

// run runs a command in this process.
func run(args ...string) answer {
	var out, err bytes.Buffer
	code := cli.Main(args, cli.Surroundings{Out: &out, Err: &err})
	return answer{code, out.String(), err.String()}
}

// audit runs an audit that must succeed and returns its folder.
func audit(t *testing.T, args ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	if a := run(slices.Concat([]string{"audit", "--out", dir, "--as-of", "2026-02-01"}, args)...); a.code != 0 {
		t.Fatalf("exit %d: %s", a.code, a.err)
	}
	return dir
}

// quick is an audit that only writes the grid.
func quick(t *testing.T, args ...string) grid {
	t.Helper()
	return readGrid(t, audit(t, append(args, "--formats", "csv")...))
}

// write makes a file of the test's own and returns its path.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lines is a text of lines.
func lines(rows ...string) string { return strings.Join(rows, "\n") + "\n" }

func read(t testing.TB, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// folder is every file under dir with its content, hidden ones included.
func folder(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || e.IsDir() {
			files[name+"/"] = ""
			return err
		}
		files[name] = read(t, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// names are the files of a folder.
func names(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

// table reads a comma-separated file as rows by column name.
func table(t testing.TB, path string) (header []string, rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(read(t, path))).ReadAll()
	if err != nil {
		t.Fatal(path, err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

// grid is adequacy.csv by county and type. A county goes by its SSA code, or by its FIPS code where the file
// has no SSA codes.
type grid struct {
	header []string
	rows   []map[string]string
	cells  map[string]map[string]string
}

func readGrid(t testing.TB, dir string) grid {
	t.Helper()
	header, rows := table(t, filepath.Join(dir, "adequacy.csv"))
	g := grid{header, rows, map[string]map[string]string{}}
	for _, row := range rows {
		key := row["ssa_code"]
		if key == "" {
			key = row["fips_code"]
		}
		key += " " + row["specialty_code"]
		if _, twice := g.cells[key]; twice {
			t.Errorf("two lines for %s", key)
		}
		g.cells[key] = row
	}
	return g
}

// cell is the line of a county and type.
func (g grid) cell(t testing.TB, county, code string) map[string]string {
	t.Helper()
	row, ok := g.cells[county+" "+code]
	if !ok {
		t.Fatalf("no line for county %s and type %s", county, code)
	}
	return row
}

// want compares columns of a line.
func (g grid) want(t testing.TB, county, code string, columns map[string]string) {
	t.Helper()
	row := g.cell(t, county, code)
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		if row[name] != columns[name] {
			t.Errorf("county %s, type %s: %s is %q, want %q", county, code, name, row[name], columns[name])
		}
	}
}

// rejects reads rejected.csv, each remark as "line column value reason kind".
func rejects(t testing.TB, dir string) []string {
	t.Helper()
	header, rows := table(t, filepath.Join(dir, "rejected.csv"))
	var list []string
	for _, row := range rows {
		cells := make([]string, len(header))
		for i, name := range header {
			cells[i] = row[name]
		}
		list = append(list, strings.Join(cells, "|"))
	}
	return list
}

// shared is a real file beside the repository; without the folder the test is left out.
func shared(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the real files of ../shared/data are not on this machine, so this cannot be compared with them")
	}
	return path
}

// paper leaves out a test that draws pages and maps where only the quick ones are wanted.
func paper(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("drawing pages and maps takes long; this runs without -short")
	}
}

// fresh is a folder that is not there yet.
func fresh(t testing.TB) string { return filepath.Join(t.TempDir(), "out") }
