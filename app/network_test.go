package app

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"countyline/data"
	"countyline/data/sqlite"
)

// newWorkspace makes an open workspace in a fresh folder.
func newWorkspace(t testing.TB) *Workspace {
	t.Helper()
	w, err := CreateWorkspace(context.Background(), filepath.Join(t.TempDir(), "plan"), quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// inventedNPI makes the n-th invented NPI with a right check digit.
func inventedNPI(n int) data.NPI {
	for check := range 10 {
		if npi, ok := data.ParseNPI(fmt.Sprintf("1%08d%d", n, check)); ok {
			return npi
		}
	}
	panic("no digit checks")
}

// manyRows is a network of n participations of about n/2 providers at n/10 places of n/25 practices.
func manyRows(n int) []data.Participation {
	codes := []string{"001", "003", "008", "011", "018", "029", "040", "049"}
	rows := make([]data.Participation, n)
	for i := range rows {
		at := i % (n / 10)
		rows[i] = data.Participation{
			NPI: inventedNPI(i * 31 % (n/2 + 1)), Name: fmt.Sprintf("Provider %d", i*31%(n/2+1)), Practice: fmt.Sprintf("Practice %d", at%(n/25)),
			Specialty: codes[i%len(codes)], Status: data.Status(i % 5),
			Location: data.Location{
				Street: fmt.Sprintf("%d Main St", at), City: fmt.Sprintf("City %d", at%700), State: "MS", ZIP: fmt.Sprintf("38%03d", at%1000),
				Lat: 33 + float64(at%997)/1000, Lon: -90 - float64(at%991)/1000,
			},
			Row: data.RowRef{Line: int32(i + 2)},
		}
	}
	return rows
}

func BenchmarkNetworkOf100000Participations(b *testing.B) {
	w := newWorkspace(b)
	ctx := context.Background()
	if _, err := w.db.SaveRoster(ctx, sqlite.Import{Dataset: data.Dataset{ProductID: "p", FileName: "roster.csv"}}, manyRows(100_000)); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		list, err := w.Network(ctx, "p")
		if err != nil || list.Size() != 100_000 {
			b.Fatal(err)
		}
	}
}
