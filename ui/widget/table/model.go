package table

import "slices"

// sortKey is a column and a direction.
type sortKey struct {
	col  int
	down bool
}

// model is what a table shows, without a window: which rows, in which order, which of them are marked.
type model struct {
	data   *Data
	filter string
	list   []string
	listed Listed

	typedListed Listed
	keys        []sortKey

	sieve sieve
	where []bool // nil: everything
	among []bool // rows of the pasted list; nil: everything
	typed []bool // rows of the list that the filter is; nil: the filter is words
	order []int32
	shown []int32
	marks marks
	at    int32 // the current row in the source; -1 for none
}

func newModel(d *Data) *model {
	m := &model{at: -1}
	m.load(d)
	return m
}

// load takes newer rows in place of the old ones and finds filter, order, marks and current row again.
func (m *model) load(d *Data) {
	var marked map[string]bool
	current := ""
	if m.data != nil {
		marked = m.markedKeys()
		if m.at >= 0 {
			current = m.data.source.Key(int(m.at))
		}
	}
	m.data, m.sieve, m.where, m.order, m.at = d, sieve{}, nil, nil, -1
	m.marks = newMarks(d.Rows())
	if len(marked) > 0 || current != "" {
		m.find(marked, current)
	}
	m.readFilter()
	m.setList(m.list)
	m.sort(m.keys)
}

func (m *model) markedKeys() map[string]bool {
	keys := make(map[string]bool, m.marks.count)
	for row, on := range m.marks.on {
		if on {
			keys[m.data.source.Key(row)] = true
		}
	}
	return keys
}

func (m *model) find(marked map[string]bool, current string) {
	for row := range m.data.Rows() {
		key := m.data.source.Key(row)
		if marked[key] {
			m.marks.set(int32(row), true)
		}
		if current != "" && key == current {
			m.at = int32(row)
		}
	}
}

// row is the row of a key, -1 if there is none.
func (m *model) row(key string) int32 {
	for row := range m.data.Rows() {
		if m.data.source.Key(row) == key {
			return int32(row)
		}
	}
	return -1
}

func (m *model) setFilter(filter string) {
	m.filter = filter
	m.readFilter()
	m.show()
}

// readFilter sees whether the filter is a list of codes, of which a row has one and not all.
func (m *model) readFilter() {
	m.typed, m.typedListed = nil, Listed{}
	if codes := Codes(m.filter); len(codes) > 0 && m.data.listed() {
		m.typed, m.typedListed = m.data.within(codes)
		m.typedListed.Typed = true
	}
}

func (m *model) setList(values []string) {
	m.list, m.among, m.listed = values, nil, Listed{}
	if len(values) > 0 {
		m.among, m.listed = m.data.within(values)
	}
	m.show()
}

// keep leaves out the rows of which a screen's own filters say no.
func (m *model) keep(where func(row int) bool) {
	m.where = nil
	if where != nil {
		m.where = make([]bool, m.data.Rows())
		for row := range m.where {
			m.where[row] = where(row)
		}
	}
	m.show()
}

// sort orders by the first key, rows equal in it by the next, and those equal in all as the source has them.
func (m *model) sort(keys []sortKey) {
	m.keys = keys
	m.order = make([]int32, m.data.Rows())
	for i := range m.order {
		m.order[i] = int32(i)
	}
	spare := make([]int32, len(m.order))
	for _, k := range slices.Backward(keys) {
		m.data.ranks[k.col].sortStably(m.order, spare, k.down)
	}
	m.show()
}

// toggle sorts by a column, and once more the other way round; add keeps the keys before it.
func (m *model) toggle(col int, add bool) {
	i := slices.IndexFunc(m.keys, func(k sortKey) bool { return k.col == col })
	switch {
	case add && i >= 0:
		keys := slices.Clone(m.keys)
		keys[i].down = !keys[i].down
		m.sort(keys)
	case add:
		m.sort(append(slices.Clone(m.keys), sortKey{col: col}))
	default:
		m.sort([]sortKey{{col, i == 0 && !m.keys[0].down}})
	}
}

func (m *model) show() {
	hits := m.typed
	if hits == nil {
		hits = m.sieve.find(m.data, words(m.filter))
	}
	m.shown = m.shown[:0]
	for _, row := range m.order {
		if hits[row] && (m.where == nil || m.where[row]) && (m.among == nil || m.among[row]) {
			m.shown = append(m.shown, row)
		}
	}
}

// place is where among the rows shown a row of the source stands, -1 if it does not.
func (m *model) place(row int32) int {
	if row < 0 {
		return -1
	}
	return slices.Index(m.shown, row)
}

// markAll marks every row shown, or takes those marks away if all of them have one.
func (m *model) markAll() {
	m.marks.settle()
	all := m.allMarked()
	for _, row := range m.shown {
		m.marks.set(row, !all)
	}
}

func (m *model) allMarked() bool {
	for _, row := range m.shown {
		if !m.marks.on[row] {
			return false
		}
	}
	return len(m.shown) > 0
}

// chosen are the marked rows in the order shown, those that a filter hides after them; without any, the current row.
func (m *model) chosen() []int {
	if m.marks.count == 0 {
		if m.at >= 0 {
			return []int{int(m.at)}
		}
		return nil
	}
	visible := make([]bool, m.data.Rows())
	for _, row := range m.shown {
		visible[row] = true
	}
	var rows, hidden []int
	for _, row := range m.order {
		switch {
		case !m.marks.on[row]:
		case visible[row]:
			rows = append(rows, int(row))
		default:
			hidden = append(hidden, int(row))
		}
	}
	return append(rows, hidden...)
}

// hiddenMarks counts the marked rows that filters hide.
func (m *model) hiddenMarks() int {
	n := m.marks.count
	if n == 0 {
		return 0
	}
	for _, row := range m.shown {
		if m.marks.on[row] {
			n--
		}
	}
	return n
}
