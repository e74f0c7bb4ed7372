package simulator

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/sqlite"
)

// inspect looks at a device's database past the program and holds against the design what is in it.
func (d *device) inspect() {
	w := d.world
	c, err := d.reader.contents()
	w.must("reading the database", err)
	before := d.known
	d.known = c
	d.wholeTransactions(c)
	d.noGaps(c)
	d.asMerged(c)
	keys := c.keys()
	if before != nil {
		for key := range before.keys() {
			if keys[key] == nil {
				w.fail("%s has lost from its history:\n%s", d, key)
			}
		}
	}
	for key, t := range keys {
		if known := w.acknowledged[key]; known == nil || known.segment == "" {
			w.acknowledged[key] = t
		}
	}
}

// keys are the transactions by what they did.
func (c *contents) keys() map[string]*loggedTx {
	if c.byKey == nil {
		c.byKey = make(map[string]*loggedTx, len(c.txs))
		for _, t := range c.txs {
			c.byKey[t.key()] = t
		}
	}
	return c.byKey
}

// history lists the numbers of all transactions, in their order.
func (d *device) history() []int64 { return slices.Sorted(maps.Keys(d.known.txs)) }

// wholeTransactions: no transaction is half there, and none writes a cell twice.
func (d *device) wholeTransactions(c *contents) {
	for _, t := range c.txs {
		if len(t.ops) != t.total {
			d.world.fail("%s shows %d of the %d cells of %q", d, len(t.ops), t.total, t.reason)
		}
		cells := map[[3]string]bool{}
		for _, o := range t.ops {
			at := [3]string{o.table, o.row, o.column}
			if cells[at] {
				d.world.fail("%s has %v twice in %q", d, at, t.reason)
			}
			cells[at] = true
		}
		for _, o := range t.ops {
			group := column(o.table, o.column).Group
			for _, name := range columnsOf(o.table) {
				if group != "" && column(o.table, name).Group == group && !cells[[3]string{o.table, o.row, name}] {
					d.world.fail("%s has %s of %s without %s, which moves with it, in %q", d, o.column, o.table, name, t.reason)
				}
			}
		}
	}
}

// noGaps: of every writer all is known up to some number, and nothing twice.
func (d *device) noGaps(c *contents) {
	type name struct {
		writer string
		seq    int64
		hash   string
	}
	seen, count, last := map[name]bool{}, map[string]map[int64]bool{}, map[string]int64{}
	for _, t := range c.txs {
		n := name{t.writer, t.seq, t.hash}
		if seen[n] {
			d.world.fail("%s has transaction %d of %s twice", d, t.seq, d.world.trace.writer(t.writer))
		}
		seen[n] = true
		if count[t.writer] == nil {
			count[t.writer] = map[int64]bool{}
		}
		if count[t.writer][t.seq] && !d.world.twins {
			d.world.fail("%s has two transactions %d of %s, and nobody was copied", d, t.seq, d.world.trace.writer(t.writer))
		}
		count[t.writer][t.seq] = true
		last[t.writer] = max(last[t.writer], t.seq)
	}
	for writer, seqs := range count {
		if int64(len(seqs)) != last[writer] {
			d.world.fail("%s has %d transactions of %s, and the last is number %d", d, len(seqs), d.world.trace.writer(writer), last[writer])
		}
	}
}

// holds: what a change changed in the tables is in the history, from what it was to what it is.
func (d *device) holds(before *contents) {
	noted := map[[3]string]op{}
	for id, t := range d.known.txs {
		if before.txs[id] != nil {
			continue
		}
		for _, o := range t.ops {
			noted[[3]string{o.table, o.row, o.column}] = o
		}
	}
	for key, now := range d.known.rows {
		was, known := before.rows[key]
		for name, value := range now {
			o, ok := noted[[3]string{key.table, key.id, name}]
			switch {
			case known && value != was[name] && (!ok || o.value != value || o.old != was[name]):
				d.world.fail("%s changed %s of %s from %s to %s, and its history says %+v", d, name, key.table, was[name], value, o)
			case !known && value != d.world.standard(key.table, name) && (!ok || o.value != value):
				d.world.fail("%s wrote %s of a new %s, and its history says %+v", d, name, key.table, o)
			}
		}
	}
}

// asMerged: the tables and the conflicts are what the merge of the design makes of the history.
func (d *device) asMerged(c *contents) {
	rows, disputes := c.merged()
	for key, want := range rows {
		got := c.rows[key]
		if got == nil {
			d.world.fail("%s has no %s %s, which the history tells of", d, key.table, key.id)
		}
		for _, name := range columnsOf(key.table) {
			value, written := want[name]
			if !written {
				value = d.world.standard(key.table, name)
			}
			if column(key.table, name).Private && strings.HasPrefix(value, "X'") {
				continue // encrypted in the history, plain in the table
			}
			if got[name] != value {
				d.world.fail("%s has %s = %s in %s %s, and by its history it is %s", d, name, got[name], key.table, key.id, value)
			}
		}
	}
	for key := range c.rows {
		if rows[key] == nil {
			d.world.fail("%s has %s %s, which the history does not know", d, key.table, key.id)
		}
	}
	d.sameDisputes(c, disputes)
}

func (d *device) sameDisputes(c *contents, want map[cellKey][]*stamp) {
	for at, sides := range want {
		var got []*stamp
		for _, id := range c.heads[at] {
			got = append(got, &c.txs[id].stamp)
		}
		if !slices.Equal(got, sides) {
			d.world.fail("%s asks about %s between %s, and by its history it is between %s", d, at, d.world.sides(got), d.world.sides(sides))
		}
	}
	for at := range c.heads {
		if want[at] == nil {
			d.world.fail("%s asks about %s, and by its history nobody disagrees", d, at)
		}
	}
}

func (w *world) sides(list []*stamp) string {
	var texts []string
	for _, s := range list {
		texts = append(texts, fmt.Sprintf("%s %d", w.trace.writer(s.writer), s.seq))
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// usable says whether this version knows the column and can keep the value; what it cannot use waits for a newer one.
func usable(o op) bool {
	if cell, opens := strings.CutPrefix(o.column, reopens); opens {
		return slices.ContainsFunc(columnsOf(o.table), func(name string) bool { return column(o.table, name).Group == cell })
	}
	c := column(o.table, o.column)
	switch {
	case c.Name == "":
		return false
	case o.value == "NULL":
		return c.Takes(oplog.Value{})
	case strings.HasPrefix(o.value, "'"):
		return c.Takes(oplog.TextValue(strings.ReplaceAll(o.value[1:len(o.value)-1], "''", "'")))
	case strings.HasPrefix(o.value, "X'"):
		return c.Private
	}
	n, err := strconv.ParseInt(o.value, 10, 64)
	return err == nil && c.Takes(oplog.IntegerValue(n))
}

// merged works out all rows and disputes from the history.
func (c *contents) merged() (rows map[rowKey]row, disputes map[cellKey][]*stamp) {
	writes := map[rowKey][]write{}
	for _, t := range c.txs {
		for _, o := range t.ops {
			if usable(o) {
				key := rowKey{o.table, o.row}
				writes[key] = append(writes[key], write{&t.stamp, o.column, o.value})
			}
		}
	}
	rows, disputes = map[rowKey]row{}, map[cellKey][]*stamp{}
	for key, list := range writes {
		groupOf := func(name string) string { return column(key.table, name).Group }
		quiet := func(cell string) bool { return column(key.table, cell).Quiet }
		cells, open := merge(list, groupOf, quiet)
		if _, named := cells["provider_id"]; named || key.table != "added_participation" {
			rows[key] = cells
		} // else somebody's change came before the row itself, of which nothing is shown yet
		for _, one := range open {
			disputes[cellKey{key.table, key.id, one.cell}] = one.sides
		}
	}
	return rows, disputes
}

// ownNames: whoever was copied or put back has become a member of its own.
func (w *world) ownNames() {
	names := map[oplog.Writer]*device{}
	for _, d := range w.present() {
		self := d.self()
		if twin := names[self.Writer]; twin != nil {
			w.fail("%s and %s write under one name still", twin, d)
		}
		names[self.Writer] = d
		for _, content := range w.folder.files {
			same := func(unknown []byte) bool { return bytes.Equal(unknown, content) }
			if self.Writer == d.again && slices.ContainsFunc(d.unknown, same) {
				w.fail("%s was put back to an older copy and goes on under its old name", d)
			}
		}
	}
}

// judge holds all devices against each other when everything has come through.
func (w *world) judge() {
	w.ownNames()
	late := w.addDevice(w.options.template)
	late.inspect()
	if late.settleDown(share.ExchangeOptions{}) > 0 {
		late.settleDown(share.ExchangeOptions{})
	}
	devices := w.present()
	for _, d := range devices {
		keys := d.known.keys()
		for key := range w.acknowledged {
			if keys[key] == nil {
				w.fail("%s does not have what was said to be safe:\n%s", d, key)
			}
		}
		d.hasFiles()
		d.readsNotes(devices)
	}
	w.equal(devices)
	if w.upgrade(devices) {
		w.equal(devices)
	}
	w.trace.add("all %d devices agree on %d changes", len(devices), len(late.known.txs))
}

// equal: all show the same and ask the same, and it is what their histories say.
func (w *world) equal(devices []*device) {
	first := devices[0]
	for _, d := range devices {
		if len(d.known.txs) != len(first.known.txs) {
			w.fail("%s has %d changes, %s has %d", d, len(d.known.txs), first, len(first.known.txs))
		}
		if a, b := first.dump(), d.dump(); a != b {
			w.fail("%s and %s differ:\n%s", first, d, difference(a, b))
		}
		if a, b := first.conflicts(), d.conflicts(); a != b {
			w.fail("%s and %s ask different things:\n%s", first, d, difference(a, b))
		}
		replayed, err := d.db.Replay(ctx, nil)
		w.must("replay", err)
		if len(replayed.Differences) > 0 {
			w.fail("the history of %s is not what its tables are: %v", d, replayed.Differences)
		}
	}
}

// hasFiles: every file that anybody attached has come, unless those who had it are gone.
func (d *device) hasFiles() {
	w := d.world
	wanted, err := d.db.Wanted(ctx)
	w.must("wanted files", err)
	if len(wanted) > 0 && len(w.present()) == len(w.devices) && !w.folder.rotten {
		w.fail("%s has not got %v", d, wanted)
	}
}

// readsNotes: those who may see private notes see the same, and nobody else sees any.
func (d *device) readsNotes(devices []*device) {
	w := d.world
	for _, name := range practices {
		id := sqlite.PracticeID(name)
		note, err := d.db.PracticeNote(ctx, id)
		w.must("private note", err)
		for _, other := range devices {
			theirs, err := other.db.PracticeNote(ctx, id)
			w.must("private note", err)
			if d.rates && other.rates && note != theirs || !d.rates && note != "" {
				w.fail("%s reads %q on a practice, and %s %q", d, note, other, theirs)
			}
		}
	}
}

func (d *device) dump() string {
	var b bytes.Buffer
	d.world.must("dump", d.db.Dump(ctx, &b))
	return b.String()
}

// conflicts are what a person is asked, as text that is the same on every device.
func (d *device) conflicts() string {
	list, err := d.db.Conflicts(ctx)
	d.world.must("conflicts", err)
	var b strings.Builder
	for _, c := range list {
		fmt.Fprintf(&b, "%s %s %s %v\n", c.Table, c.Row, c.Cell, c.Sensitive)
		for _, s := range c.Sides {
			fmt.Fprintf(&b, "  %s %s %s", s.Writer, s.Person, s.Reason)
			for _, name := range slices.Sorted(maps.Keys(s.Values)) {
				if !column(c.Table, name).Private {
					fmt.Fprintf(&b, " %s=%v", name, s.Values[name])
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// difference is the first lines in which two texts differ.
func difference(a, b string) string {
	one, other := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(one), len(other)) {
		var x, y string
		if i < len(one) {
			x = one[i]
		}
		if i < len(other) {
			y = other[i]
		}
		if x != y {
			return x + "\n" + y
		}
	}
	return ""
}
