package widget

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Progress says what work is under way, how far it has come, since when, and lets it be cancelled.
type Progress struct {
	widget.BaseWidget
	Now   func() time.Time
	Timer Timer // keeps the elapsed time going; nil leaves it to Set

	title, stage string
	done, total  int64
	began        time.Time
	cancel       *Button
	stop         func()
}

// NewProgress is work that begins now; cancel may be nil where work cannot be stopped.
func NewProgress(title string, cancel func()) *Progress {
	p := &Progress{Now: time.Now, Timer: Later, title: title, stop: func() {}, began: time.Now()}
	if cancel != nil {
		p.cancel = NewButton("Cancel", "", Secondary, nil).Compact()
		p.cancel.OnTapped = func() {
			p.cancel.Disable()
			p.stage = "Stopping"
			p.Refresh()
			cancel()
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// Begin starts the clock.
func (p *Progress) Begin() {
	p.began = p.Now()
	p.tick()
}

// End stops the clock.
func (p *Progress) End() { p.stop() }

func (p *Progress) tick() {
	if p.Timer != nil {
		p.stop = p.Timer(250*time.Millisecond, func() {
			p.Refresh()
			p.tick()
		})
	}
}

// Set says at which stage the work is and how much of the total is done; a total of 0 is not known.
func (p *Progress) Set(stage string, done, total int64) {
	p.stage, p.done, p.total = stage, done, total
	p.Refresh()
}

// Elapsed is the time since the work began, as it is written: "8 s", "1 min 20 s".
func (p *Progress) Elapsed() string {
	s := int(p.Now().Sub(p.began) / time.Second)
	if s < 60 {
		return strconv.Itoa(s) + " s"
	}
	return strconv.Itoa(s/60) + " min " + strconv.Itoa(s%60) + " s"
}

// CreateRenderer draws title, time, bar, stage and button.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	title, elapsed, stage := letters("", theme.Body, true), letters("", theme.Small, false), letters("", theme.Small, false)
	whole, part := &canvas.Rectangle{CornerRadius: 4}, &canvas.Rectangle{CornerRadius: 4}
	d := &drawn{of: p, objects: []fyne.CanvasObject{title, elapsed, whole, part, stage}}
	if p.cancel != nil {
		d.objects = append(d.objects, p.cancel)
	}
	d.min = func() fyne.Size { return fyne.NewSize(240, 72) }
	d.layout = func(size fyne.Size) {
		time := p.Elapsed()
		w := ceil(width(time, theme.Small, false))
		title.Text, elapsed.Text = Cut(p.title, size.Width-w-theme.Step, theme.Body, true), time
		place(title, 0, 0, size.Width-w, 20)
		place(elapsed, size.Width-w, 1, w, 20)
		place(whole, 0, 28, size.Width, 8)
		from, to := p.span()
		place(part, from*size.Width, 28, max(8, (to-from)*size.Width), 8)
		end := size.Width
		if p.cancel != nil {
			m := p.cancel.MinSize()
			end -= m.Width
			place(p.cancel, end, 44, m.Width, m.Height)
			end -= theme.Step
		}
		stage.Text = Cut(p.said(), end, theme.Small, false)
		place(stage, 0, 48, end, 20)
	}
	d.paint = func(k *theme.Tokens) {
		title.Color, elapsed.Color, stage.Color, whole.FillColor, part.FillColor = k.Ink, k.Ink3, k.Ink2, k.Sunken, k.Accent
	}
	return d.start()
}

// said is the stage with what is done of the total.
func (p *Progress) said() string {
	if p.total <= 0 {
		return p.stage
	}
	return p.stage + " · " + strconv.FormatInt(p.done*100/p.total, 10) + "%"
}

// span is the part of the bar that is filled; without a total a fifth of it walks along.
func (p *Progress) span() (from, to float32) {
	if p.total > 0 {
		return 0, float32(min(p.done, p.total)) / float32(p.total)
	}
	const round = 2 * time.Second
	at := float32(p.Now().Sub(p.began)%round) / float32(round)
	return at * 0.8, at*0.8 + 0.2
}
