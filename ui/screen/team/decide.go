package team

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/keys"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// decide is the card of what people disagree on: one open at a time, both values side by side.
type decide struct {
	s     *Screen
	card  *kit.Card
	stack *fyne.Container

	list    []app.Conflict
	open    string // id of the conflict that is open
	chosen  int    // side of it; none until somebody chooses, so that no key decides what nobody looked at
	sides   *sides
	keep    *kit.Button
	writing bool
	entry   *kit.Entry  // of another value, while somebody writes one
	pick    *kit.Select // where there are only some
}

func newDecide(s *Screen) *decide {
	d := &decide{s: s, chosen: none, stack: kit.NewStack(0)}
	d.card = kit.NewCard(d.stack).Padded(1)
	d.card.Hide()
	return d
}

// set shows other conflicts; what somebody is about to decide stays as it is.
func (d *decide) set(list []app.Conflict) {
	if reflect.DeepEqual(list, d.list) {
		return
	}
	was := d.at()
	d.list = list
	now := d.at()
	if now == nil || was == nil || !reflect.DeepEqual(*was, *now) {
		d.chosen, d.writing = none, false
	}
	if now == nil {
		d.open = ""
		if len(list) > 0 {
			d.open = list[0].ID
		}
	}
	d.build()
}

// at is the conflict that is open.
func (d *decide) at() *app.Conflict {
	for i := range d.list {
		if d.list[i].ID == d.open {
			return &d.list[i]
		}
	}
	return nil
}

// show opens a conflict.
func (d *decide) show(id string) {
	if id == d.open {
		return
	}
	d.open, d.chosen, d.writing = id, none, false
	d.build()
	d.focus()
}

// step opens a neighbor.
func (d *decide) step(by int) bool {
	for i := range d.list {
		if to := i + by; d.list[i].ID == d.open && to >= 0 && to < len(d.list) {
			d.show(d.list[to].ID)
			return true
		}
	}
	return false
}

// focus puts the keyboard on the sides of the open conflict.
func (d *decide) focus() {
	if c := d.s.desk.Window.Canvas(); c != nil && d.sides != nil {
		d.sides.pointed = true // no ring until a key is used
		c.Focus(d.sides)
	}
}

// build draws the card anew.
func (d *decide) build() {
	d.sides, d.entry, d.pick = nil, nil, nil
	d.card.Hidden = len(d.list) == 0
	head := kit.NewEnds(kit.NewLine(theme.Step, kit.NewText("To decide", kit.Style{Size: theme.Lead, Bold: true}), kit.NewPill(kit.PillWarn, "git-compare", app.Count(len(d.list)))))
	if note := kit.NewText("Both values are kept until someone decides", kit.Style{Ink: kit.InkSecond}); len(d.list) > 0 {
		head.Objects = append(head.Objects, note)
	}
	objects := []fyne.CanvasObject{kit.NewPadded(theme.Margin-1, 14, 14, 0, head), newRule()}
	for i := range d.list {
		if i > 0 {
			objects = append(objects, newRule())
		}
		if c := &d.list[i]; c.ID == d.open {
			objects = append(objects, d.body(c, app.Count(i+1)+" of "+app.Count(len(d.list))))
		} else {
			objects = append(objects, newFolded(c, i == len(d.list)-1, func() { d.show(c.ID) }))
		}
	}
	d.stack.Objects = objects
	d.stack.Refresh()
	d.card.Refresh()
	d.s.relay()
}

// body is the open conflict.
func (d *decide) body(c *app.Conflict, which string) fyne.CanvasObject {
	d.sides = newSides(c.Sides, d.s.desk.Now(), d.choose, d.keepChosen)
	d.sides.chosen = d.chosen
	foot := d.deciding(c)
	if d.writing {
		foot = d.another(c)
	}
	return kit.NewPadded(theme.Margin-1, theme.Gap, theme.Gap, 12,
		kit.NewEnds(newCaption(c.Record, c.Field), kit.NewText(which, kit.Style{Size: theme.Small, Ink: kit.InkThird})),
		d.sides, foot)
}

// deciding is the foot of an open conflict: what was before, and what can be done.
func (d *decide) deciding(c *app.Conflict) fyne.CanvasObject {
	d.keep = kit.NewButton(d.keepWords(c), "", kit.Primary, d.keepChosen)
	if d.chosen == none {
		d.keep.Disable()
	}
	buttons := []fyne.CanvasObject{d.keep}
	if c.Editable {
		buttons = []fyne.CanvasObject{kit.NewButton("Write another value", "pencil-line", kit.Secondary, d.write), d.keep}
	}
	return newBeside(kit.NewParagraph(beforeWords(c), kit.Style{Ink: kit.InkSecond}), buttons...)
}

// another is the foot while somebody writes a value of their own.
func (d *decide) another(c *app.Conflict) fyne.CanvasObject {
	var answer fyne.CanvasObject
	if c.Options != nil {
		d.pick = kit.NewSelect(c.Options, -1, nil).Prompted("Choose another value")
		answer = d.pick
	} else {
		d.entry = kit.NewEntry("Another value", "")
		d.entry.OnSubmit = func(string) { d.keepWritten() }
		answer = d.entry
	}
	return kit.NewEnds(answer, kit.NewButton("Cancel", "", kit.Secondary, d.cancel), kit.NewButton("Keep this", "", kit.Primary, d.keepWritten))
}

// beforeWords say what the field held before, and what follows from each side.
func beforeWords(c *app.Conflict) string {
	var words []string
	if c.Before != "" {
		words = append(words, "Before both: "+c.Before)
	}
	if c.Effect != "" {
		words = append(words, "effect: "+c.Effect)
	}
	for i := range c.Sides {
		if s := &c.Sides[i]; s.Effect != "" {
			words = append(words, valueWords(s.Value)+" "+s.Effect)
		}
	}
	said := strings.Join(words, " · ")
	return strings.ToUpper(said[:min(1, len(said))]) + said[min(1, len(said)):]
}

// keepWords name the value that the button keeps.
func (d *decide) keepWords(c *app.Conflict) string {
	if d.chosen == none {
		return "Choose a value"
	}
	if c.Removal && c.Sides[d.chosen].Keeps {
		return "Keep the record"
	} else if c.Removal {
		return "Remove the record"
	}
	const most = 24 // letters
	value := []rune(valueWords(c.Sides[d.chosen].Value))
	if len(value) > most {
		value = append(value[:most-1], '…')
	}
	if c.Sides[d.chosen].Value == "" {
		return "Keep it empty"
	}
	return "Keep " + string(value)
}

func (d *decide) choose(i int) {
	d.chosen = i
	if c := d.at(); c != nil && !d.writing {
		d.keep.SetWords(d.keepWords(c))
		d.keep.Enable()
		d.s.relay()
	}
}

func (d *decide) write() {
	d.writing = true
	d.build()
	if d.entry != nil {
		d.s.desk.Window.Canvas().Focus(d.entry.Editor)
	} else if d.pick != nil {
		d.s.desk.Window.Canvas().Focus(d.pick)
	}
}

func (d *decide) cancel() {
	d.writing = false
	d.build()
	d.focus()
}

// keepChosen settles the open conflict with the chosen side.
func (d *decide) keepChosen() {
	if c := d.at(); c != nil && d.chosen != none {
		d.s.settle(*c, d.chosen)
	}
}

// keepWritten settles it with what was written.
func (d *decide) keepWritten() {
	c, text := d.at(), ""
	switch {
	case c == nil:
		return
	case d.pick != nil:
		if d.pick.Chosen() < 0 {
			return
		}
		text = c.Options[d.pick.Chosen()]
	case d.entry != nil:
		text = d.entry.Text()
	}
	d.s.settleWith(*c, text)
}

// beside puts buttons at the right of a paragraph that takes the rest of the room, or below it where that is little.
type beside struct{ width float32 }

const leastBeside = 240 // pixels of the paragraph

func newBeside(words *kit.Paragraph, buttons ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &beside{}, Objects: []fyne.CanvasObject{words, kit.NewLine(theme.Step, buttons...)}}
}

// MinSize is the height at the width it was last given.
func (b *beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	words, line := o[0].(*kit.Paragraph), o[1].MinSize()
	w := max(b.width, line.Width)
	if w-line.Width-theme.Gap < leastBeside {
		return fyne.NewSize(line.Width, words.HeightAt(w)+12+line.Height)
	}
	return fyne.NewSize(line.Width, max(words.HeightAt(w-line.Width-theme.Gap), line.Height))
}

// Layout places words and buttons.
func (b *beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	words, line := o[0].(*kit.Paragraph), o[1].MinSize()
	room := size.Width - line.Width - theme.Gap
	if room < leastBeside {
		high := words.HeightAt(size.Width)
		put(words, 0, 0, size.Width, high)
		put(o[1], max(0, size.Width-line.Width), high+12, min(line.Width, size.Width), line.Height)
		return
	}
	high := words.HeightAt(room)
	put(words, 0, float32(int((size.Height-high)/2)), room, high)
	put(o[1], size.Width-line.Width, float32(int((size.Height-line.Height)/2)), line.Width, line.Height)
}

// folded is a conflict that is not open, in one line that opens it.
type folded struct {
	widget.BaseWidget
	conflict         *app.Conflict
	last             bool
	do               func()
	hovered, focused bool
}

func newFolded(c *app.Conflict, last bool, do func()) *folded {
	f := &folded{conflict: c, last: last, do: do}
	f.ExtendBaseWidget(f)
	return f
}

// Tapped opens it.
func (f *folded) Tapped(*fyne.PointEvent) { f.do() }

// TypedKey opens it on Enter and Space.
func (f *folded) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		f.do()
	default:
		keys.Pass(f, e)
	}
}

// TypedRune passes letters on.
func (f *folded) TypedRune(r rune) {
	if r != ' ' {
		keys.PassRune(f, r)
	}
}

// TypedShortcut passes shortcuts on.
func (f *folded) TypedShortcut(s fyne.Shortcut) { keys.PassShortcut(f, s) }

// FocusGained shows the ring.
func (f *folded) FocusGained() { f.focused = true; f.Refresh() }

// FocusLost hides the ring.
func (f *folded) FocusLost() { f.focused = false; f.Refresh() }

// MouseIn marks the line.
func (f *folded) MouseIn(*desktop.MouseEvent) { f.hovered = true; f.Refresh() }

// MouseMoved changes nothing.
func (f *folded) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (f *folded) MouseOut() { f.hovered = false; f.Refresh() }

// CreateRenderer draws the line.
func (f *folded) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := &canvas.Rectangle{}, &canvas.Rectangle{CornerRadius: theme.RadiusChip, StrokeWidth: 2}
	v, who, icon := newCaptionView(), letters(theme.Body, false), kit.NewIcon("chevron-down", kit.InkSecond, theme.IconText)
	if f.last {
		ground.BottomLeftCornerRadius, ground.BottomRightCornerRadius = theme.RadiusCard-1, theme.RadiusCard-1
	}
	d := &drawn{of: f, objects: func() []fyne.CanvasObject {
		return append(append([]fyne.CanvasObject{ground}, v.objects()...), who, icon, ring)
	}}
	d.min = func() fyne.Size { return fyne.NewSize(240, theme.RoomyRow) }
	d.layout = func(size fyne.Size) {
		const pad = theme.Margin - 1
		put(ground, 0, 0, size.Width, size.Height)
		put(ring, 3, 3, size.Width-6, size.Height-6)
		put(icon, size.Width-pad-theme.IconText, (size.Height-theme.IconText)/2, theme.IconText, theme.IconText)
		end := size.Width - pad - theme.IconText - theme.Step
		names := f.names()
		wide := min(measure(names, theme.Body, false), (end-pad)*0.5)
		write(who, names, end-wide, 0, wide, size.Height-1)
		v.place(f.conflict.Record, f.conflict.Field, pad, 0, end-wide-theme.Gap-pad, size.Height-1)
	}
	d.paint = func(k *theme.Tokens) {
		ground.FillColor, who.Color, ring.StrokeColor, ring.Hidden = k.Hover, k.Ink2, k.Accent, !f.focused
		if f.hovered {
			ground.FillColor = k.Sunken
		}
		v.paint(k)
	}
	return d.start()
}

// names are those who disagree.
func (f *folded) names() string {
	words := ""
	for i, s := range f.conflict.Sides {
		switch {
		case i > 0 && i == len(f.conflict.Sides)-1:
			words += " or "
		case i > 0:
			words += ", "
		}
		words += s.Person
	}
	return words
}
