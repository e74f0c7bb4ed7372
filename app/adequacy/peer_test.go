package adequacy

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	"countyline/data"
)

const sharedPeers = "../../../shared/peers/"

// BenchmarkAgainstKDTree runs scipy's cKDTree on all processors and this package one after the other, several
// rounds on the same national workload, and holds the percentages against each other. The tree gives
// coverage only; this package counts providers too. COUNTYLINE_WORKLOAD names the folder of a workload made
// earlier; without it one is made, which takes a minute and the registries.
func BenchmarkAgainstKDTree(b *testing.B) {
	dir := workload(b)
	w := readWorkload(b, dir)
	out := filepath.Join(b.TempDir(), "kd.csv")
	const rounds = 5
	defer debug.SetGCPercent(debug.SetGCPercent(800)) // as the command does
	runtime.GC()
	var peer, ours, ratios []float64
	var r *Result
	for range rounds {
		peer = append(peer, kdtree(b, dir, out))
		start := time.Now()
		r = w.assessSideBySide()
		ours = append(ours, time.Since(start).Seconds())
		ratios = append(ratios, peer[len(peer)-1]/ours[len(ours)-1])
	}
	slices.Sort(ratios)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(slices.Min(peer)*1e3, "kdtree-min-ms")
	b.ReportMetric(slices.Min(ours)*1e3, "ours-min-ms")
	b.ReportMetric(slices.Min(peer)/slices.Min(ours), "ratio-of-minima")
	b.ReportMetric(ratios[rounds/2], "median-ratio")
	b.ReportMetric(float64(samePercentages(b, r, out)), "percentages-equal")
}

// assessSideBySide places population and providers at the same time, as the product does.
func (w world) assessSideBySide() *Result {
	var a *Area
	var placing sync.WaitGroup
	placing.Go(func() { a = w.area() })
	n := w.network()
	placing.Wait()
	return Assess(a, n)
}

// workload returns the folder of the national workload.
func workload(b *testing.B) string {
	b.Helper()
	if _, err := os.Stat(sharedPeers + "kdtree.py"); err != nil {
		b.Skipf("the peer is not there, so there is nothing to compare with: %v", err)
	}
	if dir := os.Getenv("COUNTYLINE_WORKLOAD"); dir != "" {
		return dir
	}
	dir := b.TempDir()
	if text, err := exec.Command(sharedPeers+"workload.py", dir, "3", "300000").CombinedOutput(); err != nil {
		b.Skipf("the workload cannot be made here (it needs python3-numpy, python3-scipy and npm): %v: %s", err, text)
	}
	return dir
}

// kdtree runs the peer and returns the seconds it says it computed for.
func kdtree(b *testing.B, dir, out string) float64 {
	b.Helper()
	text, err := exec.Command(sharedPeers+"kdtree.py", dir, out).CombinedOutput()
	if err != nil {
		b.Skipf("the peer does not run here (it needs python3-scipy): %v: %s", err, text)
	}
	found := regexp.MustCompile(`([0-9.]+) s\s*$`).FindSubmatch(text)
	if found == nil {
		b.Fatalf("the peer says %q", text)
	}
	return figure(b, string(found[1]))
}

func readWorkload(b *testing.B, dir string) world {
	b.Helper()
	s := cmsStandards(b)
	ref := cmsReference(b, s)
	w := world{types: s.Types, codes: s.Specialties, counties: ref.Counties, rules: RulesOf(s)}
	for _, r := range records(b, filepath.Join(dir, "population.csv")) {
		w.points = append(w.points, data.Point{
			ZIP: r["zip"], Lat: figure(b, r["lat"]), Lon: figure(b, r["lon"]), CountyFIPS: r["county_fips"],
			Beneficiaries: int64(figure(b, r["beneficiaries"])) * data.PerBeneficiary,
		})
	}
	for _, r := range records(b, filepath.Join(dir, "roster.csv")) {
		npi, ok := data.ParseNPI(r["npi"])
		if !ok {
			b.Fatalf("%v", r)
		}
		w.members = append(w.members, data.Participation{
			NPI: npi, Name: r["name"], Specialty: r["specialty_code"], Status: data.Signed,
			Location: data.Location{Lat: figure(b, r["lat"]), Lon: figure(b, r["lon"]), Quality: data.Stated},
		})
	}
	return w
}

// samePercentages compares with the peer's file to 0.01 point and returns how many figures agree. The peer
// has one row for each FIPS code, with the limits of its last SSA code where they are customised.
func samePercentages(b *testing.B, r *Result, path string) (agree int) {
	b.Helper()
	peer := map[string]float64{}
	for _, row := range records(b, path) {
		peer[row["county_fips"]+row["specialty_code"]] = figure(b, row["percent"])
	}
	for row := range r.Area.Rows {
		for typ, s := range r.Area.Types {
			c, county := r.Cell(row, typ), r.Area.Rows[row].County
			want, ok := peer[county.FIPS+s.Code]
			if !ok || c.Weight == 0 {
				continue
			}
			if got := float64(c.Covered) / float64(c.Weight) * 100; math.Abs(got-want) > 0.01 {
				b.Errorf("%s, %s, %s: %.4f %%, the peer has %.4f", county.Name, county.State, s.Code, got, want)
				continue
			}
			agree++
		}
	}
	return agree
}
