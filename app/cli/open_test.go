package cli_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"countyline/app/cli"
	"countyline/data"
)

func TestWithoutACommandTheWindowOpensAndOpenNamesItsWorkspace(t *testing.T) {
	var opened []string
	s := cli.Surroundings{Window: func(dir string) error { opened = append(opened, dir); return nil }}
	for _, args := range [][]string{nil, {"open", "plans/mine"}} {
		if code := cli.Main(args, s); code != 0 {
			t.Errorf("%q: exit %d", args, code)
		}
	}
	if want := []string{"", "plans/mine"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q, want %q", opened, want)
	}
}

func TestAWindowThatCannotOpenSaysSoInOneSentence(t *testing.T) {
	var out, err bytes.Buffer
	s := cli.Surroundings{Out: &out, Err: &err, Window: func(string) error {
		return &data.Error{Code: "no_window", Message: "There is no window."}
	}}
	for _, args := range [][]string{nil, {"open", "plans/mine"}} {
		out.Reset()
		err.Reset()
		if code := cli.Main(args, s); code != 1 || out.Len() > 0 || strings.TrimSpace(err.String()) != "There is no window." {
			t.Errorf("%q: exit %d, says %q and %q", args, code, out.String(), err.String())
		}
	}
}
