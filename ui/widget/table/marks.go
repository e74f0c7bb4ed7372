package table

// marks are the rows a user has picked, by their place in the source, so that neither filter nor sort loses one.
type marks struct {
	on    []bool
	count int
	base  []bool // the marks to which the range being drawn is added; nil while none is
}

func newMarks(rows int) marks { return marks{on: make([]bool, rows)} }

func (m *marks) set(row int32, on bool) {
	if m.on[row] != on {
		m.on[row] = on
		if on {
			m.count++
		} else {
			m.count--
		}
	}
}

func (m *marks) clear() {
	clear(m.on)
	m.count, m.base = 0, nil
}

// extend marks a range of rows in place of the range drawn before from the same anchor.
func (m *marks) extend(rows []int32) {
	if m.base == nil {
		m.base = append([]bool{}, m.on...)
	}
	m.count = 0
	copy(m.on, m.base)
	for _, on := range m.on {
		if on {
			m.count++
		}
	}
	for _, row := range rows {
		m.set(row, true)
	}
}

// settle ends the range being drawn.
func (m *marks) settle() { m.base = nil }
