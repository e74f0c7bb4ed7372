package intake

import (
	"regexp"
	"strconv"
	"strings"

	"countyline/data"
)

// headed calls each for the data rows of a list; the header is the first row that has all the names wanted, and
// where tells the column of each.
func headed(rows func(eachRow) error, where func(header []string) ([]int, bool), each func(cells []string, columns []int)) error {
	var columns []int
	return rows(func(_ int, cells []string) error {
		if columns == nil {
			columns, _ = where(cells)
			return nil
		}
		each(cells, columns)
		return nil
	})
}

// byName finds a column per name; a name matches a header cell that begins with it, blanks left out.
func byName(header []string, names ...string) ([]int, bool) {
	columns := make([]int, len(names))
	for i, name := range names {
		columns[i] = -1
		for j := len(header) - 1; j >= 0; j-- {
			if strings.HasPrefix(bare(header[j]), name) {
				columns[i] = j
			}
		}
		if columns[i] < 0 {
			return nil, false
		}
	}
	return columns, true
}

func readCertificates(rows func(eachRow) error) ([]data.CertificateOfNeed, error) {
	var all []data.CertificateOfNeed
	err := headed(rows, func(header []string) ([]int, bool) {
		return byName(header, "ssa", "specialtycode", "tdcustomized")
	}, func(cells []string, c []int) {
		ssa, ok := padded(at(cells, c[0]), 5)
		code, known := specialtyCode(at(cells, c[1]))
		if ok && known {
			all = append(all, data.CertificateOfNeed{SSA: ssa, Specialty: code, Customized: strings.EqualFold(trim(at(cells, c[2])), "y")})
		}
	})
	return all, err
}

func readNotes(rows func(eachRow) error) ([]data.Note, error) {
	var all []data.Note
	err := headed(rows, func(header []string) ([]int, bool) {
		return byName(header, "specialtytype", "notes")
	}, func(cells []string, c []int) {
		title, text := squash(at(cells, c[0])), strings.TrimSpace(at(cells, c[1]))
		if title == "" || text == "" {
			return
		}
		first, _, _ := strings.Cut(title, " ")
		if code, ok := specialtyCode(first); ok {
			title = code
		}
		all = append(all, data.Note{Specialty: title, Text: text})
	})
	return all, err
}

var limitHeader = regexp.MustCompile(`^(20\d\d)(distance|time)`)

// readChanges reads the changes of limits and the criteria year, which only this sheet's headers state.
func readChanges(rows func(eachRow) error) ([]data.CriteriaChange, int, error) {
	var all []data.CriteriaChange
	year := 0
	err := headed(rows, func(header []string) ([]int, bool) {
		columns, ok := byName(header, "ssacode", "specialtycode", "reason")
		if !ok {
			return nil, false
		}
		limits := [4]int{-1, -1, -1, -1} // miles and minutes now, miles and minutes before
		for pass := range 2 {
			for i, cell := range header {
				m := limitHeader.FindStringSubmatch(bare(cell))
				if m == nil {
					continue
				}
				y, _ := strconv.Atoi(m[1])
				if year = max(year, y); pass == 0 {
					continue
				}
				slot := 0
				if m[2] == "time" {
					slot = 1
				}
				if y < year {
					slot += 2
				}
				limits[slot] = i
			}
		}
		return append(columns, limits[:]...), true
	}, func(cells []string, c []int) {
		ssa, ok := padded(at(cells, c[0]), 5)
		code, known := specialtyCode(at(cells, c[1]))
		if !ok || !known {
			return
		}
		all = append(all, data.CriteriaChange{
			SSA: ssa, Specialty: code, Reason: squash(at(cells, c[2])),
			Now:    data.Limit{Miles: orZero(at(cells, c[3])), Minutes: orZero(at(cells, c[4]))},
			Before: data.Limit{Miles: orZero(at(cells, c[5])), Minutes: orZero(at(cells, c[6]))},
		})
	})
	return all, year, err
}

// orZero is a limit's figure; a type that was added or removed has none on one side.
func orZero(s string) float64 {
	if f, ok := decimal(trim(s)); ok && f > 0 {
		return f
	}
	return 0
}
