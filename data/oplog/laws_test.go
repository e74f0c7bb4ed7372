package oplog_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"countyline/data/oplog"

	"pgregory.net/rapid"
)

// made is a transaction on one record, with all those that its maker truly had when making it.
type made struct {
	mark  *oplog.Mark
	cells map[string]oplog.Value
	knew  map[*made]bool
}

// computer is one that writes and hears of others.
type computer struct {
	writer oplog.Writer
	seq    int64
	clock  oplog.Clock
	has    map[*made]bool
	vector oplog.Vector
}

// history is what a few computers made of one record, each writing, deleting and hearing of others as it happened.
type history struct {
	computers []*computer
	all       []*made
}

// write makes a transaction; with reopens it may take one back that its maker had.
func (h *history) write(t *rapid.T, c *computer, reopens bool) {
	c.seq++
	wall := time.UnixMilli(rapid.Int64Range(0, 6).Draw(t, "wall"))
	m := &made{
		mark:  &oplog.Mark{Writer: c.writer, Seq: c.seq, Time: c.clock.Next(wall), Seen: maps.Clone(c.vector)},
		cells: map[string]oplog.Value{}, knew: maps.Clone(c.has),
	}
	delete(m.mark.Seen, c.writer)
	m.mark.Hash[0], m.mark.Hash[31] = rapid.Byte().Draw(t, "hash"), byte(len(h.all)) // decides a tie; tells them apart
	word := func() oplog.Value {
		return rapid.SampledFrom([]oplog.Value{{}, oplog.TextValue("a"), oplog.TextValue("b"), oplog.IntegerValue(1)}).Draw(t, "value")
	}
	most := 5
	if reopens && len(c.has) > 0 {
		most = 7
	}
	switch rapid.IntRange(0, most).Draw(t, "what") {
	case 0:
		m.cells["street"], m.cells["city"] = word(), word()
	case 1:
		m.cells[oplog.Deleted] = oplog.IntegerValue(1)
	case 2:
		m.cells[oplog.Deleted] = oplog.IntegerValue(int64(rapid.IntRange(0, 1).Draw(t, "deleted")))
		m.cells["name"] = word()
	case 6, 7:
		had := slices.DeleteFunc(slices.Clone(h.all), func(m *made) bool { return !c.has[m] })
		cell := rapid.SampledFrom([]string{"name", "beds", "address", oplog.Deleted}).Draw(t, "cell")
		m.cells[oplog.Reopens(cell)] = oplog.IntegerValue(int64(rapid.SampledFrom(had).Draw(t, "back").mark.Time))
		if cell == "name" {
			m.cells["name"] = word()
		}
	default:
		m.cells[rapid.SampledFrom([]string{"name", "beds"}).Draw(t, "column")] = word()
	}
	c.has[m] = true
	h.all = append(h.all, m)
}

// hear lets a computer have a few more of what another writer made, in that writer's order.
func (h *history) hear(t *rapid.T, c *computer) {
	from := rapid.SampledFrom(h.computers).Draw(t, "from")
	n := rapid.IntRange(1, 3).Draw(t, "n")
	for _, m := range h.all {
		if n > 0 && from.has[m] && m.mark.Writer == from.writer && from != c && !c.has[m] {
			c.has[m] = true
			c.clock.Observe(m.mark.Time)
			c.vector[m.mark.Writer] = max(c.vector[m.mark.Writer], m.mark.Seq)
			n--
		}
	}
}

// someHistory is a history; with odd things, workspaces are copied too and changes taken back.
func someHistory(t *rapid.T, odd bool) *history {
	h := &history{}
	for i := range rapid.IntRange(2, 4).Draw(t, "computers") {
		h.computers = append(h.computers, &computer{writer: oplog.Writer(rune('a' + i)), has: map[*made]bool{}, vector: oplog.Vector{}})
	}
	for range rapid.IntRange(1, 14).Draw(t, "steps") {
		c := rapid.SampledFrom(h.computers).Draw(t, "computer")
		switch what := rapid.IntRange(0, 7).Draw(t, "step"); {
		case what < 4:
			h.write(t, c, odd)
		case what == 7 && odd: // the folder of a workspace is copied, and both go on
			twin := *c
			twin.has, twin.vector = maps.Clone(c.has), maps.Clone(c.vector)
			h.computers = append(h.computers, &twin)
		default:
			h.hear(t, c)
		}
	}
	return h
}

func entriesOf(list []*made) (entries []oplog.Entry) {
	for _, m := range list {
		mark := *m.mark // as if it were read from another file
		for column, v := range m.cells {
			entries = append(entries, oplog.Entry{Mark: &mark, Column: column, Value: v})
		}
	}
	return entries
}

// shape is a state without addresses, to be compared.
func shape(s oplog.State) (cells map[string]oplog.Value, conflicts map[string][]oplog.Hash) {
	conflicts = map[string][]oplog.Hash{}
	for _, c := range s.Conflicts {
		for _, h := range c.Heads {
			conflicts[c.Cell] = append(conflicts[c.Cell], h.Hash)
		}
	}
	return s.Cells, conflicts
}

func equal(a, b oplog.State) bool {
	cells, conflicts := shape(a)
	cells2, conflicts2 := shape(b)
	return maps.Equal(cells, cells2) && maps.EqualFunc(conflicts, conflicts2, slices.Equal[[]oplog.Hash])
}

func TestAnyOrderAndAnyRepetitionGiveTheSameRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := someHistory(t, true)
		want := oplog.Resolve(entriesOf(h.all), group)
		again := append(entriesOf(h.all), entriesOf(rapid.SliceOf(rapid.SampledFrom(append(h.all, &made{mark: &oplog.Mark{}}))).Draw(t, "repeated"))...)
		again = rapid.Permutation(again).Draw(t, "order")
		if got := oplog.Resolve(again, group); !equal(got, want) {
			t.Fatalf("got %s\nwant %s", told(got), told(want))
		}
	})
}

func TestMergingIsCommutativeAssociativeAndIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := someHistory(t, true)
		part := func(name string) []oplog.Entry {
			return entriesOf(slices.DeleteFunc(slices.Clone(h.all), func(*made) bool { return rapid.Bool().Draw(t, name) }))
		}
		a, b, c := part("a"), part("b"), part("c")
		merged := func(parts ...[]oplog.Entry) oplog.State { return oplog.Resolve(slices.Concat(parts...), group) }
		if !equal(merged(a, b), merged(b, a)) {
			t.Fatal("a and b are not b and a")
		}
		if !equal(merged(slices.Concat(a, b), c), merged(a, slices.Concat(c, b))) {
			t.Fatal("a and b with c are not a with b and c")
		}
		if !equal(merged(a, a), merged(a)) {
			t.Fatal("a twice is not a")
		}
	})
}

func TestConflictsAreNeitherMissedNorInvented(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := someHistory(t, false)
		got := oplog.Resolve(entriesOf(h.all), group)
		cells, conflicts := shape(got)
		want := disputes(h.all)
		deleted, gone := fate(h.all)
		if _, written := cells[oplog.Deleted]; written && (cells[oplog.Deleted] == oplog.IntegerValue(1)) != gone {
			t.Fatalf("deleted is %v, want %v", cells[oplog.Deleted].Number, gone)
		}
		if gone {
			want = map[string]map[oplog.Hash]bool{}
		} else if len(deleted) > 0 {
			want[oplog.Deleted] = deleted
		}
		found := map[string]map[oplog.Hash]bool{}
		for cell, heads := range conflicts {
			found[cell] = map[oplog.Hash]bool{}
			for _, h := range heads {
				found[cell][h] = true
			}
		}
		if !maps.EqualFunc(found, want, maps.Equal[map[oplog.Hash]bool]) {
			t.Fatalf("found %v\nwant %v", found, want)
		}
	})
}

// concurrent is the truth, not what vectors say.
func concurrent(a, b *made) bool { return a != b && !a.knew[b] && !b.knew[a] }

// final are the transactions among some that none of the others' makers had.
func final(list []*made) []*made {
	return slices.DeleteFunc(slices.Clone(list), func(m *made) bool {
		return slices.ContainsFunc(list, func(o *made) bool { return o.knew[m] })
	})
}

// disputes are the cells on which makers, as far as they were not overtaken, differ.
func disputes(all []*made) map[string]map[oplog.Hash]bool {
	found := map[string]map[oplog.Hash]bool{}
	for _, columns := range [][]string{{"name"}, {"beds"}, {"street", "city"}} {
		last := final(slices.DeleteFunc(slices.Clone(all), func(m *made) bool { _, ok := m.cells[columns[0]]; return !ok }))
		heads := map[oplog.Hash]bool{}
		differ := false
		for _, m := range last {
			heads[m.mark.Hash] = true
			for _, c := range columns {
				differ = differ || m.cells[c] != last[0].cells[c]
			}
		}
		if differ {
			found[group(columns[0])] = heads
		}
	}
	return found
}

// fate says whether the record is gone, and else who disagrees on it.
func fate(all []*made) (sides map[oplog.Hash]bool, gone bool) {
	deletes := func(m *made) bool { return m.cells[oplog.Deleted] == oplog.IntegerValue(1) }
	standing := slices.DeleteFunc(final(slices.DeleteFunc(slices.Clone(all), func(m *made) bool { _, ok := m.cells[oplog.Deleted]; return !ok })),
		func(m *made) bool { return !deletes(m) })
	sides = map[oplog.Hash]bool{}
	var keepers []*made
	for _, d := range standing {
		missed := slices.DeleteFunc(slices.Clone(all), func(m *made) bool { return deletes(m) || !concurrent(m, d) })
		if len(missed) == 0 {
			return nil, true
		}
		keepers = append(keepers, missed...)
		sides[d.mark.Hash] = true
	}
	for _, m := range final(keepers) {
		sides[m.mark.Hash] = true
	}
	return sides, false
}

func TestTheShownValueIsThatOfTheFirstWhoDisagrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := someHistory(t, true)
		s := oplog.Resolve(entriesOf(h.all), group)
		for _, c := range s.Conflicts {
			if c.Cell == oplog.Deleted {
				continue
			}
			first := h.all[slices.IndexFunc(h.all, func(m *made) bool { return m.mark.Hash == c.Heads[0].Hash })]
			for column, v := range first.cells {
				if group(column) == c.Cell && s.Cells[column] != v {
					t.Fatalf("%s shows %v, but the first of those who disagree wrote %v", column, s.Cells[column], v)
				}
			}
		}
	})
}

func TestAWriteThatKnewAllOfThemEndsEveryConflict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := someHistory(t, true)
		last := &computer{writer: "z", has: map[*made]bool{}, vector: oplog.Vector{}}
		for _, m := range h.all {
			last.has[m] = true
			last.clock.Observe(m.mark.Time)
			last.vector[m.mark.Writer] = max(last.vector[m.mark.Writer], m.mark.Seq)
		}
		v := oplog.TextValue("decided")
		deleted := oplog.IntegerValue(int64(rapid.IntRange(0, 1).Draw(t, "deleted")))
		h.all = append(h.all, &made{
			mark:  &oplog.Mark{Writer: "z", Seq: 1, Time: last.clock.Next(time.UnixMilli(0)), Seen: last.vector, Hash: oplog.Hash{31: 255}},
			cells: map[string]oplog.Value{"name": v, "beds": v, "street": v, "city": v, oplog.Deleted: deleted},
		})
		s := oplog.Resolve(entriesOf(h.all), group)
		if len(s.Conflicts) > 0 || s.Cells["name"] != v || s.Cells["city"] != v || s.Cells[oplog.Deleted] != deleted {
			t.Fatalf("got %s", told(s))
		}
	})
}
