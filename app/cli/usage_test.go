package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrongUsageSaysWhatIsWrongAndTouchesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	roster := "--roster=nobody-opens-this.csv"
	for _, c := range []struct {
		args string
		says string
	}{
		{"audit --out " + out, "--roster"},
		{"audit " + roster, "--out"},
		{"audit " + roster + " --out " + out + " --colour red", "--colour"},
		{"audit " + roster + " --out " + out + " --filing renewal", "initial"},
		{"audit " + roster + " --out " + out + " --filing expansion", "--expansion-counties"},
		{"audit " + roster + " --out " + out + " --expansion-counties 08000", "--filing expansion"},
		{"audit " + roster + " --out " + out + " --filing initial --expansion-counties 08000", "--filing expansion"},
		{"audit " + roster + " --out " + out + " --formats csv,docx", "docx"},
		{"audit " + roster + " --out " + out + " --formats CSV", "csv, xlsx, pdf, html, png"},
		{"audit " + roster + " --out " + out + " --state MS --counties 25000", "not both"},
		{"audit " + roster + " --out " + out + " --population-share 0", "percentage"},
		{"audit " + roster + " --out " + out + " --population-share 0.004", "percentage"},
		{"audit " + roster + " --out " + out + " --population-share 101", "percentage"},
		{"audit " + roster + " --out " + out + " --population-share NaN", "percentage"},
		{"audit " + roster + " --out " + out + " --road-factor 0.9", "--road-factor"},
		{"audit " + roster + " --out " + out + " --road-factor NaN", "--road-factor"},
		{"audit " + roster + " --out " + out + " --as-of 02/01/2026", "YYYY-MM-DD"},
		{"audit " + roster + " --out " + out + " --due 2026-02-30", "YYYY-MM-DD"},
		{"audit " + roster + " --out " + out + " --year soon", "--year"},
		{"audit --workspace w --out " + out + " " + roster, "--workspace"},
		{"audit --workspace w --out " + out + " --state MS", "service area of its own"},
		{"audit --workspace w --out " + out + " --filing initial", "service area of its own"},
		{"sample", "<dir>"},
		{"sample a b", "b"},
		{"forecast", "forecast"},
	} {
		a := run(strings.Fields(c.args)...)
		if a.code != 2 || a.out != "" || !strings.Contains(a.err, c.says) {
			t.Errorf("countyline %s: exit %d, says %q, want 2 and %q", c.args, a.code, a.err, c.says)
		}
		if n := strings.Count(a.err, "\n"); n != 2 || !strings.HasPrefix(a.err, "countyline: ") || !strings.Contains(a.err, "--help") {
			t.Errorf("countyline %s says\n%s", c.args, a.err)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("wrong usage made the folder for the results")
	}
}

func TestHelpNamesEveryFlagOfTheIssue(t *testing.T) {
	a := run("audit", "--help")
	for _, flag := range []string{"--reference", "--roster", "--population", "--state", "--counties", "--filing", "--expansion-counties", "--out", "--formats", "--timings"} {
		if !strings.Contains(a.out, flag+"=") {
			t.Errorf("the help does not name %s", flag)
		}
	}
	for _, args := range [][]string{{"--help"}, {"help"}, {"audit", "--help"}, {"sample", "--help"}, {"open", "--help"}} {
		if a := run(args...); a.code != 0 || a.err != "" || !strings.Contains(a.out, "countyline") {
			t.Errorf("%v: %+v", args, a)
		}
	}
}
