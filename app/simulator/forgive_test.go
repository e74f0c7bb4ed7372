package simulator

import "strings"

// What was acknowledged is never lost, unless everything that carried it is: a computer that breaks before it shared its
// changes, and files that vanish before anybody else has read them. Whatever takes carriers away calls forgive.

// forgive lets go of the acknowledged changes that nothing carries any more.
func (w *world) forgive() {
	carried := map[string]bool{}
	numbers := map[string]map[int64]bool{} // by writer: what is carried
	take := func(t *loggedTx) {
		carried[t.key()] = true
		if numbers[t.writer] == nil {
			numbers[t.writer] = map[int64]bool{}
		}
		numbers[t.writer][t.seq] = true
	}
	whole := map[string]bool{} // contents of the files that are somewhere
	for _, place := range []map[string][]byte{w.folder.files, w.folder.before} {
		for _, content := range place {
			whole[string(content)] = true
		}
	}
	for _, d := range w.present() {
		for _, t := range d.known.txs {
			take(t)
		}
		files, err := d.reader.files()
		w.must("reading the files", err)
		for _, content := range files {
			whole[content] = true
		}
	}
	cards := map[string]bool{} // writers whose card is somewhere
	for name, content := range w.folder.ever {
		if writer, _, ok := strings.Cut(strings.TrimPrefix(name, "member/"), "-"); ok && whole[string(content)] {
			cards[writer] = true
		}
	}
	for again := true; again; { // a segment is of use when all before it are
		again = false
		for key, t := range w.acknowledged {
			usable := t.segment != "" && cards[t.writer] && whole[string(w.folder.ever[t.segment])] && (t.seq == 1 || numbers[t.writer][t.seq-1])
			if !carried[key] && usable {
				take(t)
				again = true
			}
		}
	}
	for key := range w.acknowledged {
		if !carried[key] {
			delete(w.acknowledged, key)
			w.tally.Forgiven++
		}
	}
}
