package ui

import (
	"errors"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

const (
	restBeforeWork = 300 * time.Millisecond // work that is done by then is not worth telling of
	undosKept      = 50
	workWide       = 320 // pixels
)

// notes lie above rail and main region: toasts at the foot of the rail, where nothing else is, or of the main region
// when the rail is narrow, and at the right the work under way.
type notes struct {
	widget.BaseWidget
	rail   float32 // width of the rail that they lie on, in pixels
	toasts *kit.Toasts
	works  []*kit.Card
}

func newNotes() *notes {
	n := &notes{toasts: kit.NewToasts()}
	n.ExtendBaseWidget(n)
	return n
}

func (n *notes) add(card *kit.Card) {
	n.works = append(n.works, card)
	n.Refresh()
}

func (n *notes) remove(card *kit.Card) {
	n.works = slices.DeleteFunc(n.works, func(c *kit.Card) bool { return c == card })
	n.Refresh()
}

// CreateRenderer puts the notes into their corners.
func (n *notes) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: n}
	d.layout = func(size fyne.Size) {
		if n.rail >= theme.Rail {
			put(n.toasts, 0, 0, n.rail-1, size.Height-theme.Control-theme.Margin) // above the button that folds the rail
		} else {
			put(n.toasts, n.rail, 0, size.Width-n.rail, size.Height)
		}
		if len(n.works) > 0 {
			card := n.works[0]
			tall := card.MinSize().Height
			put(card, size.Width-workWide-theme.Gap, size.Height-theme.Footer-theme.Gap-2*theme.Step-tall, workWide, tall)
		}
	}
	d.paint = func(*theme.Tokens) {
		d.objects = []fyne.CanvasObject{n.toasts}
		if len(n.works) > 0 { // one at a time: a change sets several things to work, of which the first says enough
			d.objects = append(d.objects, n.works[0])
		}
	}
	return d.start()
}

// Begin shows that work is under way once it has lasted a little.
func (s *Shell) Begin(title string, cancel func()) (app.Progress, func()) {
	return s.beginAfter(restBeforeWork, title, cancel)
}

func (s *Shell) beginAfter(rest time.Duration, title string, cancel func()) (app.Progress, func()) {
	var stop func()
	if cancel != nil {
		stop = cancel
	}
	progress := kit.NewProgress(title, stop)
	progress.Timer = s.later
	card := kit.NewCard(progress)
	hold := s.later(rest, func() {
		progress.Begin()
		s.notes.add(card)
	})
	told := s.teller(progress)
	return told, func() {
		hold()
		progress.End()
		s.notes.remove(card)
	}
}

// teller passes progress on to the UI goroutine, ten times a second at most.
func (s *Shell) teller(p *kit.Progress) app.Progress {
	var lock sync.Mutex
	var last time.Time
	stage := ""
	return func(now string, done, total int64) {
		lock.Lock()
		defer lock.Unlock()
		if now == stage && time.Since(last) < 100*time.Millisecond {
			return
		}
		last, stage = time.Now(), now
		s.post(func() { p.Set(now, done, total) })
	}
}

// undoing is a change that can be taken back once.
type undoing struct {
	text string
	do   func()
}

// Toast tells what was done. Its undo can be taken with Ctrl+Z when the toast is long gone, the newest first.
func (s *Shell) Toast(text string, undo func()) {
	if undo == nil {
		s.notes.toasts.Tell(kit.PillOk, text, nil)
		return
	}
	u := &undoing{text, undo}
	s.undos = append(s.undos, u)
	s.undos = s.undos[max(0, len(s.undos)-undosKept):]
	s.notes.toasts.Tell(kit.PillOk, text, func() { s.takeBack(u) })
}

// Add adds a sentence to a toast; with one that is gone, it stands alone.
func (s *Shell) Add(text, sentence string) {
	if !s.notes.toasts.Add(text, sentence) {
		s.notes.toasts.Tell(kit.PillNeutral, sentence, nil)
		return
	}
	for _, u := range s.undos {
		if u.text == text {
			u.text = text + " " + sentence
		}
	}
}

// Offer tells what was done and offers what may be done next.
func (s *Shell) Offer(text, words string, do func()) {
	s.notes.toasts.Offer(kit.PillOk, text, words, "", do)
}

// undo takes the newest change back.
func (s *Shell) undo() {
	if len(s.undos) == 0 {
		if !s.inPast() {
			s.offerHistory("There is nothing to undo since you opened this workspace; the history takes back anything older.")
		}
		return
	}
	newest := s.undos[len(s.undos)-1]
	if s.notes.toasts.Text() == newest.text && s.notes.toasts.Undo() { // which also takes the toast away
		return
	}
	s.takeBack(newest)
}

func (s *Shell) takeBack(u *undoing) {
	if i := slices.Index(s.undos, u); i >= 0 {
		s.undos = slices.Delete(s.undos, i, i+1)
		u.do()
	}
}

// Fail tells what went wrong in the error's own sentence.
func (s *Shell) Fail(err error) {
	if s.closing || err == nil {
		return
	}
	var box *kit.Dialog
	ok := kit.NewButton("OK", "", kit.Primary, func() { box.Close() })
	box = kit.ShowDialog(s.window, "That did not work", kit.NewParagraph(sentenceOf(err), kit.Style{}), ok)
}

// sentenceOf is what a person reads of an error.
func sentenceOf(err error) string {
	var known *data.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return "Something unexpected happened (" + err.Error() + "); your data is safe. Try again, and if it happens again, report it with the files in the workspace's logs folder."
}
