package intake

import (
	"context"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"countyline/data"
)

// ReferenceOptions are what the HSD Reference File does not hold itself.
type ReferenceOptions struct {
	FIPS     func(state, county string) (fips string, ok bool)
	Types    []data.Specialty         // known types, for their names
	Limits   map[string][5]data.Limit // base limits by code, for types the file's own Master sheet does not list
	Progress Progress
}

// role is what a sheet of the reference file is for.
type role uint8

const (
	minProviders role = iota
	minFacilities
	limitProviders
	limitFacilities
	master
	certificate
	notes
	changes
	roles
	needed = master // the roles before it; a file without their sheets is not a reference file
)

// titles are the words, folded, that a sheet's name must hold for its role.
var titles = [roles][]string{
	minProviders:    {"minimum", "provider"},
	minFacilities:   {"minimum", "facilit"},
	limitProviders:  {"provider", "time", "distance"},
	limitFacilities: {"facilit", "time", "distance"},
	master:          {"master"},
	certificate:     {"certificate", "need"},
	notes:           {"notes"},
	changes:         {"criteria", "changes"},
}

// parsed is what the sheets hold before they are joined.
type parsed struct {
	counties    [needed]*countySheet
	base        baseTable
	certificate []data.CertificateOfNeed
	notes       []data.Note
	changes     []data.CriteriaChange
	year        int
}

// ReadReference reads the CMS HSD Reference File of any year. Sheets, header rows and columns are found by their
// words; the evaluated types are the file's own columns. A county that cannot be read whole is left out and reported.
func ReadReference(ctx context.Context, path string, opt ReferenceOptions) (*data.Reference, *Report, error) {
	c, err := load(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	if c.kind != zipKind {
		return nil, nil, refuse(path, nil, "is not an Excel workbook; choose the HSD Reference File (.xlsx) as CMS publishes it")
	}
	w, err := openWorkbook(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	sheets, err := w.assign()
	if err != nil {
		return nil, nil, err
	}
	all, err := w.parseSheets(ctx, sheets, opt.Progress)
	if err != nil {
		return nil, nil, err
	}
	return join(c, all, opt)
}

// assign finds the sheet for each role.
func (w *workbook) assign() (map[role]sheet, error) {
	found := map[role]sheet{}
	var names, missing []string
	for _, s := range w.sheets {
		names = append(names, strconv.Quote(squash(s.name)))
		words := Fold(s.name)
		for r := range roles {
			if _, taken := found[r]; !taken && holdsAll(words, titles[r]) {
				found[r] = s
				break
			}
		}
	}
	for r := range needed {
		if _, ok := found[r]; !ok {
			missing = append(missing, strings.Join(titles[r], " … "))
		}
	}
	if len(missing) > 0 {
		return nil, refuse(w.path, nil, "is a workbook but not the CMS HSD Reference File: it has no sheet named like %q (its sheets are %s); download the file from CMS and choose it as it is",
			missing[0], strings.Join(names[:min(len(names), 12)], ", "))
	}
	return found, nil
}

func holdsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// parseSheets reads the sheets side by side, the largest first.
func (w *workbook) parseSheets(ctx context.Context, sheets map[role]sheet, progress Progress) (*parsed, error) {
	order := make([]role, 0, len(sheets))
	for r := range sheets {
		order = append(order, r)
	}
	size := func(r role) uint64 {
		if part := w.parts[sheets[r].part]; part != nil {
			return part.UncompressedSize64
		}
		return 0
	}
	slices.SortFunc(order, func(a, b role) int {
		if d := int64(size(b)) - int64(size(a)); d != 0 {
			return int(min(max(d, -1), 1))
		}
		return int(a) - int(b)
	})
	var (
		all    parsed
		errs   [roles]error
		lock   sync.Mutex
		done   int64
		next   = make(chan role, len(order))
		ending sync.WaitGroup
	)
	for _, r := range order {
		next <- r
	}
	close(next)
	for range min(runtime.GOMAXPROCS(0), len(order)) {
		ending.Go(func() {
			for r := range next {
				errs[r] = w.parseSheet(ctx, r, sheets[r], &all, &lock)
				lock.Lock()
				done++
				report(progress, "reading the reference file", done, int64(len(order)))
				lock.Unlock()
			}
		})
	}
	ending.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return &all, nil
}

// parseSheet reads one sheet into its place; only the year is shared between them.
func (w *workbook) parseSheet(ctx context.Context, r role, s sheet, into *parsed, lock *sync.Mutex) error {
	rows := func(each eachRow) error {
		return w.rows(s, func(line int, cells []string) error {
			if line%256 == 1 && ctx.Err() != nil {
				return ctx.Err()
			}
			return each(line, cells)
		})
	}
	var err error
	year := 0
	switch {
	case r < needed:
		into.counties[r], err = w.readCountySheet(r, s, rows)
	case r == master:
		into.base, err = readBase(rows)
	case r == certificate:
		into.certificate, err = readCertificates(rows)
	case r == notes:
		into.notes, err = readNotes(rows)
	case r == changes:
		into.changes, year, err = readChanges(rows)
	}
	lock.Lock()
	into.year = max(into.year, year)
	lock.Unlock()
	return err
}

var (
	americanDate = regexp.MustCompile(`(?:^|\D)(\d{1,2})[-_. ](\d{1,2})[-_. ](20\d\d)(?:\D|$)`)
	isoDate      = regexp.MustCompile(`(?:^|\D)(20\d\d)[-_.](\d{2})[-_.](\d{2})(?:\D|$)`)
	anyYear      = regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\D|$)`)
)

// sourceOf names the file with its criteria year and the date in its name.
func sourceOf(name string, year int) (data.Source, int) {
	asOf := ""
	if m := americanDate.FindStringSubmatch(name); m != nil {
		asOf = isoOf(m[3], m[1], m[2])
	} else if m := isoDate.FindStringSubmatch(name); m != nil {
		asOf = isoOf(m[1], m[2], m[3])
	}
	if year == 0 {
		if m := anyYear.FindStringSubmatch(name); m != nil {
			year, _ = strconv.Atoi(m[1])
		}
	}
	source := data.Source{Name: "CMS HSD Reference File", AsOf: asOf}
	if year > 0 {
		source.Name += ", " + strconv.Itoa(year) + " criteria"
		if asOf == "" {
			source.AsOf = strconv.Itoa(year)
		}
	}
	return source, year
}

func isoOf(year, month, day string) string {
	m, _ := padded(month, 2)
	d, _ := padded(day, 2)
	if m < "01" || m > "12" || d < "01" || d > "31" {
		return ""
	}
	return year + "-" + m + "-" + d
}
