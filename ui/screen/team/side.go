package team

import (
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// side is the pane beside the main region: how the share stands or, while a member is chosen, who that is.
type side struct {
	s     *Screen
	pane  *kit.Pane
	title string
	shown any // what is drawn, so that it is drawn anew only when it is another
}

func newSide(s *Screen) *side {
	d := &side{s: s}
	d.pane = kit.NewPane()
	return d
}

// drawnState is all that the pane is drawn from.
type drawnState struct {
	member  app.Member
	team    app.Team
	state   app.ShareState
	waiting []app.Event
	now     time.Time // to the minute
}

// showSide fills the pane.
func (s *Screen) showSide() {
	if !s.records.inTeam {
		return
	}
	d, member := s.side, s.member()
	state := drawnState{team: s.records.team, state: s.desk.Share(), waiting: s.records.waiting, now: s.desk.Now().Truncate(time.Minute)}
	title := "Share state"
	if member != nil {
		state.member, title = *member, member.Person
	}
	if !reflect.DeepEqual(d.shown, state) {
		at := d.pane.Offset()
		if member != nil {
			d.pane.SetContent(d.about(member)...)
		} else {
			d.pane.SetContent(d.standing(&state)...)
		}
		if before, ok := d.shown.(drawnState); ok && before.member.Writer == state.member.Writer {
			d.pane.ScrollTo(at)
		}
		d.shown = state
	}
	if d.title != title { // else it stays as it is, closed too
		d.title = title
		s.desk.Host.ShowDetail(title, d.pane)
	}
}

// standing is how the share stands, what waits, and where the folder is.
func (d *side) standing(st *drawnState) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.headline(st)}
	if len(st.waiting) > 0 {
		objects = append(objects, d.goingOut(st))
	}
	objects = append(objects, d.folder(st))
	if look := d.needsLook(st); look != nil {
		objects = append(objects, look)
	}
	s := d.s
	by := kit.NewSection("Without the folder", nil,
		kit.NewParagraph("One file carries the same changes by e-mail or USB stick, encrypted for the team.", kit.Style{Ink: kit.InkSecond}),
		&fyne.Container{Layout: &flowing{}, Objects: []fyne.CanvasObject{
			kit.NewButton("Export by hand", "hard-drive-download", kit.Secondary, s.export), kit.NewButton("Take in a file", "folder-open", kit.Secondary, s.takeIn),
		}})
	return append(objects, by)
}

// headline is the share state in a sentence, with the choices that a problem leaves.
func (d *side) headline(st *drawnState) fyne.CanvasObject {
	said := Say(st.state, st.now)
	if said.Words == "" {
		said = Said{"folder-sync", "Not exchanged yet", "", kit.InkSecond, kit.PillNeutral}
	}
	reached := "Folder last reached " + moment(st.state.Reached, st.now)
	if st.state.Reached.IsZero() {
		reached = "Folder not reached yet"
	}
	if st.team.Folder == "" {
		reached = "This team exchanges by file"
	}
	words := []fyne.CanvasObject{kit.NewParagraph(said.Words, kit.Style{Size: theme.Lead, Bold: true}), kit.NewText(reached, kit.Style{Ink: kit.InkSecond, Cut: true})}
	head := &fyne.Container{Layout: &titled{}, Objects: []fyne.CanvasObject{newDisc(said.Icon, said.Kind), kit.NewStack(0, words...)}}
	rows := []fyne.CanvasObject{head}
	if !troubled(&st.state) {
		rows = append(rows, kit.NewParagraph(d.calm(st), kit.Style{Ink: kit.InkSecond}))
		return kit.NewSection("", nil, rows...).First()
	}
	rows = append(rows, kit.NewParagraph(st.state.Problem, kit.Style{}))
	rows = append(rows, d.choices(st.state.Code)...)
	return kit.NewSection("", nil, rows...).First()
}

// calm says what holds in each state: nothing is lost.
func (d *side) calm(st *drawnState) string {
	switch {
	case st.team.Folder == "" && st.state.Unshared > 0:
		return "Nothing is lost. Export a file when colleagues should have what you changed."
	case st.state.Unshared > 0:
		return "Nothing is lost: what waits goes out by itself. Countyline looks at the folder every minute."
	case st.team.Folder == "":
		return "Nothing is lost and nothing waits for it. Export a file when colleagues should have what you changed."
	case st.state.Deferred > 0 && st.state.Conflicts == 0:
		return "A colleague works with a newer Countyline. What this one does not know yet is kept, and shows after an update."
	}
	return "Nothing is lost and nothing waits for it. Countyline looks again every minute."
}

// choices are the buttons of a problem with the folder. None of them deletes anything.
func (d *side) choices(code string) []fyne.CanvasObject {
	s := d.s
	again := kit.NewButton("Look again", "refresh-cw", kit.Primary, s.exchangeNow)
	other := kit.NewButton("Choose another folder", "folder-open", kit.Secondary, s.reconnect)
	rebuild := kit.NewButton("Rebuild the folder from this computer", "hard-drive", kit.Secondary, s.rebuild)
	lines := []fyne.CanvasObject{kit.NewLine(0, again)}
	if problems[code].rebuild {
		lines = append(lines, kit.NewLine(0, rebuild))
	}
	return append(lines, kit.NewLine(0, other))
}

// goingOutMost is how many of the changes that wait are listed.
const goingOutMost = 5

// goingOut lists what waits to go out.
func (d *side) goingOut(st *drawnState) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i := range st.waiting {
		if i == goingOutMost {
			rows = append(rows, kit.NewText("and "+app.CountOf(len(st.waiting)-i, "more change", "more changes"), kit.Style{Ink: kit.InkSecond}))
			break
		}
		e := &st.waiting[i]
		rows = append(rows, &fyne.Container{Layout: &outgoing{}, Objects: []fyne.CanvasObject{
			kit.NewIcon(iconOf(e), kit.InkSecond, theme.IconText), kit.NewText(e.Subject(), kit.Style{Bold: true, Cut: true}),
			kit.NewText(e.Summary(), kit.Style{Size: theme.Small, Ink: kit.InkSecond, Cut: true}), kit.NewText(moment(e.Happened, st.now), kit.Style{Size: theme.Small, Ink: kit.InkThird}),
		}})
	}
	return kit.NewSection("Waiting to go out", nil, rows...)
}

// iconOf is the icon of what a change is about.
func iconOf(e *app.Event) string {
	if len(e.Changes) == 0 {
		return "pencil-line"
	}
	switch e.Changes[0].Table {
	case "dataset":
		return "hard-drive-download"
	case "filing", "filing_document", "publication":
		return "file-text"
	case "document":
		return "file-pen-line"
	case "location_edit", "added_location", "product_county":
		return "map-pin"
	case "setting", "saved_view", "plan", "contract", "product", "specialty_alias":
		return "settings"
	}
	return "stethoscope"
}

// folder are the facts of the shared folder.
func (d *side) folder(st *drawnState) fyne.CanvasObject {
	t := &st.team
	rows := []fyne.CanvasObject{kit.NewRow("Team", "", t.Name)}
	if t.Folder != "" {
		rows = append(rows, kit.NewRow("Kind", "", t.Where), kit.NewRow("Last reached", "", since(t.Reached, st.now)))
	}
	rows = append(rows, kit.NewRow("Size", "", size(t.Bytes)+", "+app.CountOf(t.Files, "file", "files")))
	for _, sentence := range []string{t.Sealed, t.Checked} {
		if sentence != "" {
			rows = append(rows, kit.NewPadded(0, theme.Step, 0, 0, kit.NewParagraph(sentence, kit.Style{Size: theme.Small, Ink: kit.InkThird})))
		}
	}
	if t.Folder == "" {
		return kit.NewSection("Shared folder", nil, append(rows, kit.NewPadded(0, theme.Step, 0, 0, kit.NewLine(0, kit.NewButton("Choose a folder", "folder-open", kit.Secondary, d.s.reconnect).Compact())))...).Tight(0)
	}
	rows = append(rows, kit.NewPadded(0, theme.Step, 0, 0, kit.NewLine(theme.Step, kit.NewButton("Open the folder", "folder-open", kit.Secondary, func() { d.s.desk.Files.View(t.Folder) }).Compact())))
	return kit.NewSection("Shared folder", nil, rows...).Tight(0)
}

// needsLook lists what a person should know; nil when there is nothing.
func (d *side) needsLook(st *drawnState) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	line := func(icon string, ink kit.Ink, words string) {
		rows = append(rows, &fyne.Container{Layout: &titled{icon: true}, Objects: []fyne.CanvasObject{kit.NewIcon(icon, ink, theme.IconText), kit.NewParagraph(words, kit.Style{})}})
	}
	for i := range st.team.Members {
		m := &st.team.Members[i]
		switch {
		case m.Forked:
			line("split", kit.InkWarn, "Two computers work as "+m.Person+" on "+m.Device+": a workspace was copied. Nothing is lost; each goes on as its own after the next exchange.")
		case silence(m, st.now) > 0 && m.LastExchange.IsZero():
			line("hourglass", kit.InkWarn, m.Person+" joined and was not heard from since")
		case silence(m, st.now) > 0:
			line("hourglass", kit.InkWarn, "Nothing was heard from "+m.Person+" since "+m.LastExchange.In(st.now.Location()).Format("Jan 2"))
		}
	}
	for _, w := range st.state.Waiting {
		line("hourglass", kit.InkSecond, w)
	}
	if n := st.state.Quarantined; n > 0 {
		line("file-warning", kit.InkWarn, app.CountOf(n, "file in the folder is", "files in the folder are")+" damaged or not to be trusted, and set aside. Nothing of it was taken in.")
	}
	if n := st.state.Deferred; n > 0 {
		line("info", kit.InkSecond, "Update to see "+app.CountOf(n, "newer change", "newer changes"))
	}
	if rows == nil {
		return nil
	}
	return kit.NewSection("Needs a look", nil, rows...)
}

// about is a member whole.
func (d *side) about(m *app.Member) []fyne.CanvasObject {
	s, now := d.s, d.s.desk.Now()
	icon, words, ink := standing(m, len(s.records.waiting), now)
	kind := map[kit.Ink]kit.PillKind{kit.InkOk: kit.PillOk, kit.InkWarn: kit.PillWarn}[ink]
	sees := "no"
	if m.SeesRates {
		sees = "yes"
	}
	rows := []fyne.CanvasObject{kit.NewLine(0, kit.NewPill(kind, icon, words)), kit.NewStack(0,
		kit.NewRow("Role", "", orNone(m.Role)), kit.NewRow("Device", "", orNone(m.Device)),
		kit.NewRow("Joined", "", since(m.Since, now)), kit.NewRow("Last heard from", "", since(m.LastExchange, now)),
		kit.NewRow("Sees rates", "", sees))}
	switch {
	case m.You:
		rows = append(rows, kit.NewLine(0, kit.NewButton("Change", "pencil-line", kit.Secondary, s.introduce)))
	case s.records.team.SeesRates && !m.SeesRates && m.State != app.MemberReplaced:
		rows = append(rows, kit.NewLine(0, kit.NewButton("Let them see rates", "lock-open", kit.Secondary, func() { s.letSeeRates(*m) })))
	}
	compare := "Read it to each other by phone: " + m.Person + " sees the same groups beside their own name in Team. If they differ, this key is not theirs; do not give it anything to see."
	if m.You {
		compare = "Colleagues see the same groups beside your name. Read them out by phone when somebody joins: then both know that nobody stands between you."
	}
	return []fyne.CanvasObject{
		kit.NewSection("", nil, rows...).First(),
		kit.NewSection("Fingerprint", nil, fingerprintBox(m.Fingerprint), kit.NewParagraph(compare, kit.Style{Ink: kit.InkSecond})),
	}
}

// fingerprintBox is a fingerprint large enough to be read out.
func fingerprintBox(fingerprint string) fyne.CanvasObject {
	return kit.NewParagraph(fingerprint, kit.Style{Size: theme.Lead, Bold: true})
}

func orNone(s string) string {
	if s == "" {
		return "not stated"
	}
	return s
}

// flowing puts buttons beside each other, and those for which there is no room into further lines.
type flowing struct{ width float32 }

// MinSize is the height at the width it was last given.
func (f *flowing) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, f.flow(o, f.width, func(fyne.CanvasObject, float32, float32, fyne.Size) {}))
}

// Layout places the buttons.
func (f *flowing) Layout(o []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.flow(o, size.Width, func(b fyne.CanvasObject, x, y float32, m fyne.Size) { put(b, x, y, m.Width, m.Height) })
}

func (*flowing) flow(o []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, float32, float32, fyne.Size)) (high float32) {
	x, y := float32(0), float32(0)
	for _, b := range o {
		m := b.MinSize()
		if x > 0 && x+m.Width > width {
			x, y = 0, y+m.Height+theme.Step
		}
		place(b, x, y, m)
		x, high = x+m.Width+theme.Step, y+m.Height
	}
	return high
}

// titled puts words beside a disc or an icon.
type titled struct {
	icon  bool
	width float32
}

func (t *titled) left() float32 {
	if t.icon {
		return theme.Margin
	}
	return discSize + theme.Gap - 4
}

// MinSize is the height at the width it was last given.
func (t *titled) MinSize(o []fyne.CanvasObject) fyne.Size {
	o[1].Resize(fyne.NewSize(max(160, t.width-t.left()), o[1].Size().Height)) // what wraps learns its width
	return fyne.NewSize(t.left()+120, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// Layout places the disc and the words.
func (t *titled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	t.width = size.Width
	first := o[0].MinSize()
	y := float32(0)
	if t.icon {
		y = 2
	}
	put(o[0], 0, y, first.Width, first.Height)
	put(o[1], t.left(), 0, size.Width-t.left(), o[1].MinSize().Height)
}

// outgoing lays out a change that waits: icon, what, which field below, and when.
type outgoing struct{}

// MinSize is that of two lines.
func (*outgoing) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 40) }

// Layout places the four.
func (*outgoing) Layout(o []fyne.CanvasObject, size fyne.Size) {
	when := o[3].MinSize()
	put(o[0], 0, 12, theme.IconText, theme.IconText)
	put(o[3], size.Width-when.Width, 11, when.Width, when.Height)
	const left = theme.IconText + 14
	room := size.Width - when.Width - theme.Gap - left
	put(o[1], left, 0, room, 22)
	put(o[2], left, 21, room, 18)
}
