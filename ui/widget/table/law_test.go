package table

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func drawRows(t *rapid.T) practices {
	words := []string{"", "Ann", "ann", "Ángel", "Bay River", "bay-river", "Zoë", "10", "9", "38701", "38701-1234", "x\ny"}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []string {
		row := make([]string, len(columns()))
		for i := range row {
			row[i] = rapid.SampledFrom(words).Draw(t, "cell")
		}
		row[4] = rapid.SampledFrom([]string{"", "1", "2", "10", "9", "1,000"}).Draw(t, "people")
		return row
	}), 0, 12).Draw(t, "rows")
}

func keyed(rows practices) practices {
	for i := range rows {
		rows[i][0] = fmt.Sprint(2_000_000_000 + i)
	}
	return rows
}

// slowly filters and sorts as one would explain it.
func slowly(rows practices, filter string, keys []sortKey) []int {
	plain := func(s string) string {
		s = strings.ToLower(strings.Join(strings.Fields(norm.NFD.String(s)), " "))
		return strings.NewReplacer("\u0301", "", "\u0308", "").Replace(s)
	}
	shown := []int{}
	for i, row := range rows {
		every := true
		for _, word := range strings.Fields(plain(filter)) {
			every = every && slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(plain(cell), word) })
		}
		if every {
			shown = append(shown, i)
		}
	}
	slices.SortStableFunc(shown, func(a, b int) int {
		for _, k := range keys {
			if order := slowOrder(rows, a, b, k, plain); order != 0 {
				return order
			}
		}
		return 0
	})
	return shown
}

func slowOrder(rows practices, a, b int, k sortKey, plain func(string) string) int {
	absent := func(row int) bool { return rows[row][k.col] == "" }
	if absent(a) || absent(b) { // those without a value last, whichever way
		return cmp.Compare(map[bool]int{true: 1}[absent(a)], map[bool]int{true: 1}[absent(b)])
	}
	order := cmp.Compare(rows.Number(a, k.col), rows.Number(b, k.col))
	if columns()[k.col].Kind != Figure {
		x, y := rows[a][k.col], rows[b][k.col]
		order = cmp.Or(cmp.Compare(plain(x), plain(y)), cmp.Compare(x, y))
	}
	if k.down {
		return -order
	}
	return order
}

func drawKeys(t *rapid.T) []sortKey {
	var keys []sortKey
	for _, col := range rapid.SliceOfNDistinct(rapid.SampledFrom([]int{1, 2, 4}), 0, 3, rapid.ID[int]).Draw(t, "sort") {
		keys = append(keys, sortKey{col, rapid.Bool().Draw(t, "down")})
	}
	return keys
}

func TestFilterAndSortGiveWhatASlowAndPlainOneGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := keyed(drawRows(t))
		m := newModel(NewData(rows, columns()))
		filters := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "an", "ann", "ann 10", "bay", "bay r", "RIVER bay", "zoe", "ángel 9", "38701", "y"}), 1, 8).Draw(t, "typed")
		for _, filter := range filters { // one table through all of them: what it keeps from one must not spoil the next
			keys := drawKeys(t)
			m.sort(keys)
			m.setFilter(filter)
			got := make([]int, len(m.shown))
			for i, row := range m.shown {
				got[i] = int(row)
			}
			if want := slowly(rows, filter, keys); !slices.Equal(got, want) {
				t.Fatalf("filter %q, sort %v: %v, want %v", filter, keys, got, want)
			}
		}
	})
}

func TestMarksAndCurrentRowOutliveFilterSortAndNewerRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := keyed(drawRows(t))
		m := newModel(NewData(rows, columns()))
		marked := map[string]bool{}
		for row := range rows {
			if rapid.Bool().Draw(t, "marked") {
				m.marks.set(int32(row), true)
				marked[rows.Key(row)] = true
			}
		}
		current := ""
		if len(rows) > 0 {
			m.at = int32(rapid.IntRange(0, len(rows)-1).Draw(t, "current"))
			current = rows.Key(int(m.at))
		}
		m.setFilter(rapid.SampledFrom([]string{"ann", "zz", ""}).Draw(t, "filter"))
		m.sort(drawKeys(t))
		newer := slices.Clone(rows)
		slices.Reverse(newer)
		m.load(NewData(newer, columns()))
		if m.marks.count != len(marked) {
			t.Fatalf("%d marks, want %d", m.marks.count, len(marked))
		}
		for _, row := range m.chosen() {
			if len(marked) > 0 && !marked[newer.Key(row)] {
				t.Fatalf("%s was not marked", newer.Key(row))
			}
		}
		if current != "" && newer.Key(int(m.at)) != current {
			t.Fatalf("current is %s, was %s", newer.Key(int(m.at)), current)
		}
		if len(m.chosen()) < m.marks.count || m.hiddenMarks() > m.marks.count {
			t.Fatal("marks that a filter hides were lost")
		}
	})
}

func TestAPastedListFindsExactlyTheRowsThatHaveItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := invented(rapid.IntRange(0, 40).Draw(t, "rows"))
		picked := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			if len(rows) == 0 || rapid.Bool().Draw(t, "foreign") {
				return fmt.Sprint(rapid.IntRange(3_000_000_000, 3_000_000_003).Draw(t, "npi"))
			}
			return rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")][rapid.SampledFrom([]int{0, 3}).Draw(t, "column")]
		}), 1, 8).Draw(t, "values")
		separator := rapid.SampledFrom([]string{" ", ",", "\n", "\t;", " | ", "\"; \""}).Draw(t, "separator")
		m := newModel(NewData(rows, columns()))
		m.setList(ReadList("(" + strings.Join(picked, separator) + ")"))
		want := 0
		for _, row := range rows {
			if slices.Contains(picked, row[0]) || slices.Contains(picked, row[3]) {
				want++
			}
		}
		if len(m.shown) != want || m.listed.Rows != want {
			t.Fatalf("%d rows, %d said, want %d", len(m.shown), m.listed.Rows, want)
		}
		for _, missing := range m.listed.Missing {
			if !strings.HasPrefix(missing, "300000000") {
				t.Fatalf("%s is there", missing)
			}
		}
	})
}

func TestColumnsFillTheWidthOrAreDroppedFromTheRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newArrangement(columns())
		a.boxes = rapid.Bool().Draw(t, "boxes")
		width := float32(rapid.IntRange(100, 1600).Draw(t, "width"))
		a.lay(width)
		x := a.left()
		for _, p := range a.places {
			if p.x != x || p.width < a.columns[p.col].Width {
				t.Fatalf("column %d at %v, want %v", p.col, p.x, x)
			}
			x += p.width
		}
		if len(a.places) > 2 && x+lane > width {
			t.Fatalf("columns end at %v of %v", x, width)
		}
		again := newArrangement(columns())
		again.boxes = a.boxes
		a.choose(a.index("beds"), true)
		a.move(a.index("zip"), -2)
		a.resize(a.index("name"), 333)
		again.set(a.text())
		again.lay(width)
		a.lay(width)
		if !slices.Equal(a.places, again.places) {
			t.Fatalf("%s became %v, was %v", a.text(), again.places, a.places)
		}
	})
}

func TestAWordIsCutOnlyWhereItDoesNotFit(t *testing.T) {
	b := open(t, 0, 600, 300, invented(1))
	r := b.draw.rulers.body
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("abcAWi. 界é")), 0, 30, -1).Draw(t, "words")
		width := float32(rapid.IntRange(0, 200).Draw(t, "width"))
		got, cut := r.cut(s, width)
		if cut != (r.width(s) > width) {
			t.Fatalf("%q in %v: cut %v, is %v wide", s, width, cut, r.width(s))
		}
		if cut && width > 20 && r.width(got) > width {
			t.Fatalf("%q is %v wide, has %v", got, r.width(got), width)
		}
		for _, line := range r.wrap(s, 60) {
			if r.width(line) > 60+float32(math.SmallestNonzeroFloat32) {
				t.Fatalf("line %q is too wide", line)
			}
		}
	})
}
