package team

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/keys"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

const (
	memberRow = 32
	memberPad = theme.Margin
	avatar    = 24
	leastName = 150 // pixels of a name with its avatar
)

// column is a column of the members, from the left.
type column struct {
	title string
	least float32 // pixels
	drop  int     // the order in which columns go where there is no room; 0 stays
	x, w  float32 // as laid out; no width is out of sight
}

// members are the people of the team, a line each, of which one may be chosen to see it whole. Arrows move.
type members struct {
	widget.BaseWidget
	onChoose func(writer string)

	list             []app.Member
	unshared         int // changes of this computer
	now              time.Time
	chosen           string // writer; "" for none
	hovered          int
	focused, pointed bool
	columns          []column
	rows             []*memberView
}

func newMembers(choose func(string)) *members {
	m := &members{onChoose: choose, hovered: -1, columns: []column{
		{title: "Name", least: leastName},
		{title: "Role", least: 130, drop: 2},
		{title: "Device", least: 110, drop: 1},
		{title: "Heard from", least: 112},
		{title: "State", least: 142},
		{title: "Sees rates", least: 82, drop: 3},
	}}
	m.ExtendBaseWidget(m)
	return m
}

// set shows other members.
func (m *members) set(list []app.Member, unshared int, now time.Time) {
	m.list, m.unshared, m.now = list, unshared, now
	m.Refresh()
}

// choose marks a member without telling.
func (m *members) choose(writer string) {
	if m.chosen != writer {
		m.chosen = writer
		m.Refresh()
	}
}

func (m *members) index() int {
	for i := range m.list {
		if m.list[i].Writer == m.chosen {
			return i
		}
	}
	return -1
}

func (m *members) at(y float32) int {
	if i := int((y - theme.Row) / memberRow); y >= theme.Row && i < len(m.list) {
		return i
	}
	return -1
}

func (m *members) pick(i int) {
	if i >= 0 && i < len(m.list) && m.list[i].Writer != m.chosen {
		m.choose(m.list[i].Writer)
		m.onChoose(m.chosen)
	}
}

// Tapped chooses the member under the pointer; a second click lets go of it.
func (m *members) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil && c.Focused() != fyne.Focusable(m) {
		m.pointed = true
		c.Focus(m)
	}
	i := m.at(e.Position.Y)
	if i >= 0 && m.list[i].Writer == m.chosen {
		m.choose("")
		m.onChoose("")
		return
	}
	m.pick(i)
}

// TypedKey moves with the arrows.
func (m *members) TypedKey(e *fyne.KeyEvent) {
	if m.pointed {
		m.pointed = false
		m.Refresh()
	}
	switch e.Name {
	case fyne.KeyDown:
		m.pick(min(m.index()+1, len(m.list)-1))
	case fyne.KeyUp:
		m.pick(max(m.index()-1, 0))
	case fyne.KeyHome:
		m.pick(0)
	case fyne.KeyEnd:
		m.pick(len(m.list) - 1)
	default:
		keys.Pass(m, e)
	}
}

// TypedRune passes letters on.
func (m *members) TypedRune(r rune) { keys.PassRune(m, r) }

// TypedShortcut passes shortcuts on.
func (m *members) TypedShortcut(s fyne.Shortcut) { keys.PassShortcut(m, s) }

// FocusGained shows the ring.
func (m *members) FocusGained() {
	m.focused = true
	m.Refresh()
}

// FocusLost hides the ring.
func (m *members) FocusLost() {
	m.focused, m.pointed = false, false
	m.Refresh()
}

// MouseIn marks the line under the pointer.
func (m *members) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved marks the line under the pointer.
func (m *members) MouseMoved(e *desktop.MouseEvent) {
	if i := m.at(e.Position.Y); i != m.hovered {
		m.hovered = i
		m.Refresh()
	}
}

// MouseOut ends the hover.
func (m *members) MouseOut() {
	m.hovered = -1
	m.Refresh()
}

// arrange gives each column its room: some go where there is none. What is left goes to words that would be cut, then to
// names and roles.
func (m *members) arrange(width float32) {
	room := width - 2*memberPad
	sum := float32(0)
	for i := range m.columns {
		m.columns[i].w = m.columns[i].least
		sum += m.columns[i].least
	}
	for order := 1; order <= 3 && sum > room; order++ {
		for i := range m.columns {
			if c := &m.columns[i]; c.drop == order {
				sum -= c.w
				c.w = 0
			}
		}
	}
	spare := max(0, room-sum)
	for _, i := range []int{0, 2, 1} {
		if c := &m.columns[i]; c.w > 0 {
			more := min(spare, max(0, m.widest(i)-c.w))
			c.w += more
			spare -= more
		}
	}
	if m.columns[1].w > 0 {
		m.columns[1].w += float32(int(spare / 2))
		spare -= float32(int(spare / 2))
	}
	m.columns[0].w += spare
	x := float32(memberPad)
	for i := range m.columns {
		m.columns[i].x = x
		x += m.columns[i].w
	}
}

// widest is the room that the words of a column need.
func (m *members) widest(column int) (w float32) {
	for i := range m.list {
		w = max(w, measure(m.words(&m.list[i])[column], theme.Body, column == 0)+theme.Step)
	}
	if column == 0 {
		w += avatar + theme.Step
	}
	return float32(int(w) + 1)
}

// memberView is what a line is drawn with.
type memberView struct {
	ground, rule     *canvas.Rectangle
	disc             *canvas.Circle
	initials         *canvas.Text
	cells            [6]*canvas.Text
	state, seesRates *kit.Icon
}

func newMemberView() *memberView {
	v := &memberView{
		ground: &canvas.Rectangle{}, rule: &canvas.Rectangle{}, disc: &canvas.Circle{}, initials: letters(theme.Small-2, true),
		state: kit.NewIcon("circle", kit.InkSecond, theme.IconPill), seesRates: kit.NewIcon("lock", kit.InkThird, theme.IconPill),
	}
	v.initials.Alignment = fyne.TextAlignCenter
	for i := range v.cells {
		v.cells[i] = letters(theme.Body, i == 0)
	}
	return v
}

// CreateRenderer draws head and lines.
func (m *members) CreateRenderer() fyne.WidgetRenderer {
	head, under, ring := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{CornerRadius: theme.RadiusChip, StrokeWidth: 2}
	titles := make([]*canvas.Text, len(m.columns))
	for i := range titles {
		titles[i] = letters(theme.Small, true)
	}
	d := &drawn{of: m}
	d.objects = func() []fyne.CanvasObject {
		list := []fyne.CanvasObject{head, under}
		for _, t := range titles {
			list = append(list, t)
		}
		for _, v := range m.rows[:min(len(m.rows), len(m.list))] {
			list = append(list, v.ground, v.rule, v.disc, v.initials, v.state, v.seesRates)
			for _, c := range v.cells {
				list = append(list, c)
			}
		}
		return append(list, ring)
	}
	d.min = func() fyne.Size { return fyne.NewSize(320, theme.Row+memberRow*float32(len(m.list))) }
	d.layout = func(size fyne.Size) {
		m.arrange(size.Width)
		put(head, 0, 0, size.Width, theme.Row-1)
		put(under, 0, theme.Row-1, size.Width, 1)
		for i, c := range m.columns {
			titles[i].Hidden = c.w == 0
			write(titles[i], c.title, c.x, 0, c.w-theme.Step, theme.Row-1)
			if i == len(m.columns)-1 {
				end := measure(c.title, theme.Small, true)
				put(titles[i], c.x+c.w-end, 0, end, theme.Row-1)
			}
		}
		for i := range min(len(m.rows), len(m.list)) {
			m.place(i, size.Width)
		}
		at := float32(max(0, m.index()))
		put(ring, 3, theme.Row+at*memberRow+2, size.Width-6, memberRow-5)
	}
	d.paint = func(k *theme.Tokens) {
		for len(m.rows) < len(m.list) {
			m.rows = append(m.rows, newMemberView())
		}
		head.FillColor, under.FillColor = k.Sunken, k.LineStrong
		for _, t := range titles {
			t.Color = k.Ink2
		}
		ring.StrokeColor, ring.Hidden = k.Accent, !m.focused || m.pointed
		for i := range m.list {
			m.paint(i, k)
		}
	}
	return d.start()
}

// words are the cells of a line.
func (m *members) words(p *app.Member) [6]string {
	device := p.Device
	if p.You && device == "" {
		device = "You"
	} else if p.You {
		device += ", you"
	}
	_, state, _ := standing(p, m.unshared, m.now)
	sees := "no"
	if p.SeesRates {
		sees = "yes"
	}
	return [6]string{p.Person, p.Role, device, moment(p.LastExchange, m.now), state, sees}
}

func (m *members) place(i int, width float32) {
	v, y := m.rows[i], theme.Row+memberRow*float32(i)
	put(v.ground, 1, y, width-2, memberRow-1)
	put(v.rule, 1, y+memberRow-1, width-2, 1)
	put(v.disc, m.columns[0].x, y+3.5, avatar, avatar)
	put(v.initials, m.columns[0].x, y+3.5, avatar, avatar)
	v.initials.Text = initials(m.list[i].Person)
	for c, words := range m.words(&m.list[i]) {
		col, t := m.columns[c], v.cells[c]
		t.Hidden = col.w == 0
		x, room := col.x, col.w-theme.Step
		switch c {
		case 0:
			x, room = x+avatar+theme.Step, room-avatar-theme.Step
		case 4:
			put(v.state, x, y+8.5, theme.IconPill, theme.IconPill)
			x, room = x+theme.IconPill+6, room-theme.IconPill-6
		case 5:
			v.seesRates.Hidden = t.Hidden
			end := measure(words, theme.Body, false)
			put(v.seesRates, col.x+col.w-end-theme.IconPill-8, y+8.5, theme.IconPill, theme.IconPill)
			x, room = col.x+col.w-end, end
		}
		write(t, words, x, y, room, memberRow-2)
	}
}

func (m *members) paint(i int, k *theme.Tokens) {
	p, v := &m.list[i], m.rows[i]
	v.ground.FillColor, v.ground.Hidden = k.Hover, i != m.hovered && p.Writer != m.chosen
	if p.Writer == m.chosen {
		v.ground.FillColor = k.AccentWeak
	}
	v.rule.FillColor, v.rule.Hidden = k.Line, i == len(m.list)-1
	v.disc.FillColor, v.initials.Color = k.Neut.Bg, k.Neut.Text
	icon, _, ink := standing(p, m.unshared, m.now)
	v.state.Set(icon, ink)
	sees := "lock"
	if p.SeesRates {
		sees = "lock-open"
	}
	v.seesRates.Set(sees, kit.InkThird)
	for c, t := range v.cells {
		t.Color = k.Ink
		if c == 1 || c == 2 || c == 5 {
			t.Color = k.Ink2
		}
	}
	v.cells[4].Color, v.cells[4].TextStyle.Bold = ink.Color(k), ink == kit.InkWarn
	if p.State == app.MemberReplaced {
		v.cells[0].Color, v.cells[3].Color = k.Ink3, k.Ink3
	} else {
		v.cells[0].Color = k.Ink
	}
}
