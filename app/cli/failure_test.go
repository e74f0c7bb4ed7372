package cli_test

import (
	"archive/zip"
	"compress/flate"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// noise is what programs say to programmers.
var noise = regexp.MustCompile(`goroutine|panic|runtime error|%!|<nil>|no such file|permission denied|is a directory|open /|stat /|mkdir |strconv|EOF|SQLITE|context canceled|\.go:\d|\[\]|0x`)

// oneSentence checks the last line of a failure: what is printed before it are the stages that were reached.
func oneSentence(t *testing.T, what string, a answer, says string) {
	t.Helper()
	all := strings.Split(strings.TrimSuffix(a.err, "\n"), "\n")
	last := all[len(all)-1]
	if a.code != 1 || a.out != "" || !strings.Contains(last, says) {
		t.Errorf("%s: exit %d, prints %q, says %q; want 1, nothing and %q", what, a.code, a.out, last, says)
	}
	if !strings.HasSuffix(last, ".") || len(last) > 3000 || noise.MatchString(last) {
		t.Errorf("%s: not a sentence for a person: %q", what, last)
	}
	for _, stage := range all[:len(all)-1] {
		if len(stage) > 60 || noise.MatchString(stage) {
			t.Errorf("%s: says before its sentence: %q", what, stage)
		}
	}
}

// keeps checks that a folder is byte for byte what it was.
func keeps(t *testing.T, what, dir string, before map[string]string) {
	t.Helper()
	after := folder(t, dir)
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if text, was := before[name]; !was {
			t.Errorf("%s: %s is new", what, name)
		} else if text != after[name] {
			t.Errorf("%s: %s is changed", what, name)
		}
	}
	for name := range before {
		if _, is := after[name]; !is {
			t.Errorf("%s: %s is gone", what, name)
		}
	}
}

// zipBomb is a small workbook whose sheet unpacks to gigabytes.
func zipBomb(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bomb.xlsx")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(file)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for name, text := range map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	} {
		part, _ := w.Create(name)
		_, _ = io.WriteString(part, text)
	}
	part, _ := w.Create("xl/worksheets/sheet1.xml")
	blank := strings.Repeat(" ", 1<<20)
	for range 600 {
		_, _ = io.WriteString(part, blank)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFailureIsOneSentenceAndTheOldResultsStay(t *testing.T) {
	good, ref, points := plain(t, "1 008 "+dover), reference(t), people(t)
	out := audit(t, "--reference", ref, "--population", points, "--roster", good, "--formats", "csv,xlsx")
	if err := os.WriteFile(filepath.Join(out, "notes.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := folder(t, out)
	missing := filepath.Join(t.TempDir(), "gone.csv")
	random := make([]byte, 5000)
	for i := range random {
		random[i] = byte(i * i)
	}
	for what, c := range map[string]struct {
		args []string
		says string
	}{
		"no such roster":             {[]string{"--roster", missing}, "gone.csv is not there"},
		"no such second roster":      {[]string{"--roster", good, "--roster", missing}, "gone.csv is not there"},
		"no such reference":          {[]string{"--roster", good, "--reference", missing}, "gone.csv is not there"},
		"no such population":         {[]string{"--roster", good, "--population", missing}, "gone.csv is not there"},
		"no such mapping":            {[]string{"--roster", good, "--mapping", missing}, "gone.csv"},
		"a mapping that is none":     {[]string{"--roster", good, "--mapping", good}, "mapping"},
		"a folder":                   {[]string{"--roster", t.TempDir()}, "is a folder"},
		"an empty file":              {[]string{"--roster", write(t, "empty.csv", "")}, "is empty"},
		"a header and nothing known": {[]string{"--roster", write(t, "odd.csv", "colour,shape\nred,round\n")}, "columns are colour, shape"},
		"a PDF renamed":              {[]string{"--roster", write(t, "roster.xlsx", "%PDF-1.7\n1 0 obj\n")}, "is a PDF"},
		"a PDF for a reference":      {[]string{"--roster", good, "--reference", write(t, "reference.xlsx", "%PDF-1.7\n1 0 obj\n")}, "is a PDF"},
		"a roster for a reference":   {[]string{"--roster", good, "--reference", good}, "is not an Excel workbook"},
		"a reference for a roster":   {[]string{"--roster", ref}, "HSD_reference"},
		"a web page":                 {[]string{"--roster", write(t, "page.csv", "<!DOCTYPE html><html></html>")}, "web page"},
		"random bytes":               {[]string{"--roster", write(t, "noise.csv", string(random))}, "noise.csv"},
		"NUL bytes":                  {[]string{"--roster", write(t, "nul.csv", "npi,specialty_code,lat,lon\n"+npi(1)+",008,39.1\x00,-75.5\n")}, "nul.csv"},
		"a cell of 10 MB":            {[]string{"--roster", write(t, "wide.csv", "npi,specialty_code,name,lat,lon\n"+npi(1)+",008,"+strings.Repeat("x", 10<<20)+",39.1,-75.5\n")}, "wide.csv"},
		"an unknown county":          {[]string{"--roster", good, "--reference", ref, "--counties", "08000,99999"}, `"99999"`},
		"a county that is no code":   {[]string{"--roster", good, "--reference", ref, "--counties", "Kent"}, "five digits"},
		"a FIPS code":                {[]string{"--roster", good, "--reference", ref, "--counties", "10001"}, "SSA"},
		"an SSA code, no reference":  {[]string{"--roster", good, "--counties", "05210"}, "FIPS"},
		"an unknown state":           {[]string{"--roster", good, "--reference", ref, "--state", "ZZ"}, `"ZZ"`},
		"an unknown expansion":       {[]string{"--roster", good, "--reference", ref, "--filing", "expansion", "--expansion-counties", "99999"}, `"99999"`},
		"an expansion out of scope":  {[]string{"--roster", good, "--reference", ref, "--counties", kent, "--filing", "expansion", "--expansion-counties", sussex}, "Sussex"},
		"no workspace":               {[]string{"--workspace", t.TempDir()}, "workspace"},
	} {
		oneSentence(t, what, run(append([]string{"audit", "--out", out}, c.args...)...), c.says)
		keeps(t, what, out, before)
		if testing.Short() {
			continue
		}
		fresh := filepath.Join(t.TempDir(), "new", "out")
		oneSentence(t, what+", new folder", run(append([]string{"audit", "--out", fresh}, c.args...)...), c.says)
		if _, err := os.Stat(fresh); err == nil {
			t.Errorf("%s made the folder for results that there are not", what)
		}
	}
}

// TestAZipBombIsRefusedBeforeItFillsTheMemory leaves the old results as they were, like all that is hostile.
func TestAZipBombIsRefusedBeforeItFillsTheMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("making a bomb of gigabytes takes long; this runs without -short")
	}
	good, bomb := plain(t, "1 008 "+dover), zipBomb(t)
	out := audit(t, "--roster", good, "--counties", "10001", "--formats", "csv")
	before := folder(t, out)
	for what, args := range map[string][]string{
		"for a roster": {"--roster", bomb}, "for a reference": {"--roster", good, "--reference", bomb}, "for a population": {"--roster", good, "--population", bomb},
	} {
		oneSentence(t, what, run(append([]string{"audit", "--out", out}, args...)...), "bomb.xlsx")
		keeps(t, what, out, before)
	}
}

func TestResultsThatCannotBeWrittenAreOneSentence(t *testing.T) {
	args := []string{"--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 008 "+dover)}
	file := write(t, "results", "a file of the user")
	oneSentence(t, "a file for a folder", run(append([]string{"audit", "--out", file}, args...)...), "is a file, not a folder")
	oneSentence(t, "a file for a parent", run(append([]string{"audit", "--out", filepath.Join(file, "out")}, args...)...), "is a file, not a folder")
	if read(t, file) != "a file of the user" {
		t.Error("the user's file is changed")
	}
	oneSentence(t, "timings into nowhere", silent(run(append([]string{"audit", "--out", t.TempDir(), "--formats", "csv", "--timings", filepath.Join(file, "t.json")}, args...)...)), "timings")
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Log("this account may write everywhere, so a folder without permission cannot be shown")
		return
	}
	locked := t.TempDir()
	if err := os.Chmod(locked, 0o500); err != nil {
		t.Fatal(err)
	}
	oneSentence(t, "a folder without permission", run(append([]string{"audit", "--out", locked}, args...)...), "may write")
	oneSentence(t, "a new folder in it", run(append([]string{"audit", "--out", filepath.Join(locked, "out")}, args...)...), "may write")
}

func silent(a answer) answer { a.out = ""; return a }

// TestResultsComeAllOrNotAtAll puts something in the way of the last file.
func TestResultsComeAllOrNotAtAll(t *testing.T) {
	args := []string{"--reference", reference(t), "--population", people(t), "--counties", kent, "--formats", "csv,xlsx", "--roster", plain(t, "1 008 "+dover)}
	for _, name := range []string{"rejected.csv", "adequacy.xlsx"} {
		out := audit(t, args...)
		if err := os.Remove(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(out, name, "inside"), 0o700); err != nil {
			t.Fatal(err)
		}
		before := folder(t, out)
		other := []string{"audit", "--out", out, "--reference", args[1], "--counties", sussex, "--formats", "csv,xlsx", "--roster", plain(t, "2 010 "+downtown)}
		oneSentence(t, name+" is a folder", run(other...), name+" is a folder")
		keeps(t, name+" is a folder", out, before)
	}
}
