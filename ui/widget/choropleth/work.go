package choropleth

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// staleness is what a picture is behind with.
type staleness uint8

const (
	upToDate staleness = iota
	colors             // same sheet, other colours or marks
	pixels             // another sheet
)

// behind notes what the picture lacks and has it made.
func (m *Map) behind(s staleness) {
	m.stale = max(m.stale, s)
	m.work()
}

// work starts the job that the picture needs next, unless one is under way; then that one's end will.
func (m *Map) work() {
	if m.held || m.busy || m.stale == upToDate || m.size.IsZero() || len(m.ground.counties) == 0 {
		return
	}
	j := &job{look: m.look, brush: m.brush, into: m.spare, number: m.asked + 1}
	j.tokens = theme.Now()
	j.facts = slices.Clone(m.facts)
	if m.stale == colors && m.sheet != nil && m.covered() {
		j.sheet = m.sheet
	}
	around := float32(margin)
	if m.sheet == nil {
		around = 0 // the first picture is of what is seen alone, so that it is there sooner; the room around it follows
	}
	j.frame = frameOf(m.view, m.size, around, m.ratio())
	if j.sheet != nil {
		j.frame = j.sheet.frame
	}
	j.covered = m.covers(j.frame)
	m.spare, m.brush = nil, nil
	m.asked, m.busy, m.stale = j.number, true, upToDate
	run := m.Run
	if run == nil {
		run = aside
	}
	run(j.do, func() { m.take(j) })
}

// AtOnce makes changes and, if nothing of these counties was drawn yet, draws what is seen before it returns: a window that has waited for
// its first figures would otherwise paint itself once more without its map.
func (m *Map) AtOnce(change func()) {
	m.held = true
	change()
	m.held = false
	if run := m.Run; m.sheet == nil {
		m.Run = func(work, done func()) {
			m.Run = run // the room around it is drawn aside
			work()
			done()
		}
		defer func() { m.Run = run }()
	}
	m.work()
}

func aside(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

// take shows what a job has made, unless a later one has been started since.
func (m *Map) take(j *job) {
	if j.number != m.asked {
		return
	}
	m.busy = false
	if j.err != nil {
		fyne.LogError("Cannot draw the map", j.err)
		return
	}
	m.spare, m.brush = m.picture, j.brush
	m.sheet, m.picture, m.tokens = j.sheet, j.picture, j.tokens
	m.place()
	m.Refresh()
	if m.stale != upToDate || !m.covered() {
		m.behind(max(m.stale, colors))
	}
}

// ratio is pixels per screen unit.
func (m *Map) ratio() float64 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		x, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0))
		return math.Max(0.5, float64(x)/1000)
	}
	return 1
}
