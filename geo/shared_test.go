package geo

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sharedRows reads a real table that is not part of the repository, as maps by column.
func sharedRows(t *testing.T, separator rune, name ...string) []map[string]string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "shared", "data"}, name...)...)
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the shared table %s is not here", filepath.Base(path))
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = separator
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[strings.TrimSpace(strings.TrimPrefix(column, "\ufeff"))] = strings.TrimSpace(record[i])
		}
		rows = append(rows, row)
	}
	return rows
}

func atlas(t testing.TB) *Atlas {
	t.Helper()
	a, err := LoadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func gazetteer(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func parse(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
