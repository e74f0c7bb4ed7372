package team

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// arrivedMost is how many changes of colleagues are listed; the history has them all.
const arrivedMost = 8

// arrived is the card of what colleagues changed lately.
type arrived struct {
	s     *Screen
	card  *kit.Card
	stack *fyne.Container
	list  []app.Event
}

func newArrived(s *Screen) *arrived {
	a := &arrived{s: s, stack: kit.NewStack(0)}
	a.card = kit.NewCard(a.stack).Padded(1)
	a.card.Hide()
	return a
}

func (a *arrived) set(list []app.Event) {
	if reflect.DeepEqual(list, a.list) {
		return
	}
	a.list = list
	a.card.Hidden = len(list) == 0
	head := &fyne.Container{Layout: &flush{}, Objects: []fyne.CanvasObject{
		kit.NewText("Arrived lately", kit.Style{Size: theme.Lead, Bold: true}), kit.NewButton("All history", "", kit.Quiet, a.s.openHistory).Compact(),
	}}
	objects := []fyne.CanvasObject{kit.NewPadded(theme.Margin-1, 12, 12, 0, head)}
	for i := range list {
		objects = append(objects, newRule(), a.line(&list[i]))
	}
	objects = append(objects, kit.NewPadded(0, 0, 6, 0))
	a.stack.Objects = objects
	a.stack.Refresh()
	a.card.Refresh()
	a.s.relay()
}

// line is one event: who, what, when, and for what was edited a way back; the history takes the rest back.
func (a *arrived) line(e *app.Event) fyne.CanvasObject {
	undo := kit.NewIconButton("undo-2", "Undo this change", func() { a.s.undoEvent(e) }).Compact()
	undo.Hidden = !edited(e)
	return &fyne.Container{Layout: &arrival{}, Objects: []fyne.CanvasObject{
		kit.NewText(e.Person, kit.Style{Bold: true, Cut: true}), kit.NewText(eventWords(e), kit.Style{Cut: true}),
		kit.NewText(moment(e.Recorded, a.s.desk.Now()), kit.Style{Size: theme.Small, Ink: kit.InkThird}), undo,
	}}
}

// edited says that an event changed fields of what there was already.
func edited(e *app.Event) bool {
	for i := range e.Changes {
		if !strings.HasSuffix(e.Changes[i].Table, "_edit") {
			return false
		}
	}
	return len(e.Changes) > 0
}

// flush puts a quiet button at the right end of a title so that its words end where everything ends.
type flush struct{}

// MinSize is that of the title's line.
func (*flush) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, theme.Compact) }

// Layout places title and button.
func (*flush) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const inside = 12 // of a button, beside its words
	title, button := o[0].MinSize(), o[1].MinSize()
	put(o[0], 0, float32(int((size.Height-title.Height)/2)), size.Width-button.Width, title.Height)
	put(o[1], size.Width-button.Width+inside, 0, button.Width, button.Height)
}

// arrival lays out the line of an event.
type arrival struct{}

const arrivalHigh, arrivalName = 34, 112

// MinSize is that of a line.
func (*arrival) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, arrivalHigh) }

// Layout places who, what, when and the button.
func (*arrival) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const pad = theme.Margin - 1
	mid := func(high float32) float32 { return float32(int((size.Height - high) / 2)) }
	put(o[0], pad, mid(20), arrivalName-theme.Step, 20)
	end := size.Width - pad - theme.Compact + 6
	put(o[3], end, mid(theme.Compact), theme.Compact, theme.Compact)
	when := o[2].MinSize()
	end -= when.Width + theme.Step
	put(o[2], end, mid(when.Height), when.Width, when.Height)
	put(o[1], pad+arrivalName, mid(20), end-theme.Gap-pad-arrivalName, 20)
}

// eventWords say what somebody changed, in a line.
func eventWords(e *app.Event) string {
	if summary := e.Summary(); summary != "" {
		return e.Subject() + " · " + summary
	}
	return e.Subject()
}
