package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// assessPage is how distances are measured, and who is counted while no file says so.
type assessPage struct {
	s           *Screen
	content     fyne.CanvasObject
	road, share *setting
	was         map[*kit.Field]string
}

func (s *Screen) newAssessPage() *assessPage {
	p := &assessPage{s: s, was: map[*kit.Field]string{}}
	usual := data.DefaultSettings()
	p.road = p.setting(factorText(usual.RoadFactor), s.setting(p.was, "Road miles per straight-line mile", "Road factor saved", func(to *data.Settings, text string) (err error) {
		if to.RoadFactor, err = strconv.ParseFloat(strings.TrimSpace(text), 64); err != nil {
			to.RoadFactor = 0
		}
		return app.CheckSettings(*to)
	}))
	p.road.Hint = "Default " + factorText(usual.RoadFactor) + "; from 1.0 to " + factorText(app.MostRoadFactor) + "."
	p.share = p.setting(shareText(usual.PopulationShare), s.setting(p.was, "Percent of residents", "Share of residents saved", func(to *data.Settings, text string) error {
		to.PopulationShare = shareOf(text)
		return app.CheckSettings(*to)
	}))
	p.share.Hint = "Default " + shareText(usual.PopulationShare) + "; above 0 and at most 100."
	p.content = sheet(
		p.road.card("Road factor", "Distances are measured in a straight line and multiplied by this factor; minutes follow from the miles and the county type. At 1.0 the distance limit alone decides, "+
			"and the time limit begins to bind as the factor grows.", "Limits in minutes and miles: 42 CFR 422.116(d). The rule does not say how roads are measured."),
		p.share.card("Beneficiaries without a file", "While no file of beneficiaries is imported, this share of the residents of each ZIP code is taken as beneficiaries, and every figure that rests on it says estimate.",
			"Residents: built-in ZIP points of 2022."),
	)
	return p
}

// setting is a field that has a default.
type setting struct {
	*kit.Field
	usual string
	reset *kit.Button
	head  *fyne.Container
}

func (p *assessPage) setting(usual string, f *kit.Field) *setting {
	o := &setting{Field: f, usual: usual}
	o.reset = kit.NewButton("Use the default", "undo-2", kit.Quiet, func() {
		f.SetText(usual)
		f.OnLeave(usual)
	}).Compact()
	o.reset.Hide()
	return o
}

// card explains the setting and says what it rests on.
func (o *setting) card(title, about, source string) *kit.Card {
	o.head = kit.NewEnds(kit.NewText(title, kit.Style{Size: theme.Lead, Bold: true}), o.reset)
	return cardWith(o.head, about,
		kit.NewForm(o.Field).Bare(), kit.NewParagraph(source, kit.Style{Size: theme.Small, Ink: kit.InkThird}))
}

// offer shows the way back to the default where there is one.
func (o *setting) offer(now string) {
	if o.reset.Hidden = now == o.usual; o.head != nil {
		o.head.Refresh()
	}
}

// setting is a field that saves one setting when it is left.
func (s *Screen) setting(was map[*kit.Field]string, label, done string, set func(*data.Settings, string) error) *kit.Field {
	f := &kit.Field{Label: label}
	f.Validate = func(text string) error {
		to := data.DefaultSettings()
		return set(&to, text)
	}
	f.OnLeave = func(text string) {
		if text == was[f] || !s.loaded {
			return
		}
		to := s.records.settings
		if set(&to, text) == nil && to != s.records.settings {
			was[f] = text
			s.records.settings = to
			s.save(change{
				title: "Saving the settings", done: done, news: desk.NewSettings,
				work:   func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.SaveSettings(ctx, to) },
				failed: func(err error) { f.SetError(err.Error()) },
			})
		}
	}
	return f
}

func (p *assessPage) fill() {
	now := p.s.records.settings
	road, share := factorText(now.RoadFactor), shareText(now.PopulationShare)
	refill(p.was, map[*kit.Field]string{p.road.Field: road, p.share.Field: share})
	p.road.offer(road)
	p.share.offer(share)
}

func enable(b *kit.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// factorText prints a factor with one decimal at least.
func factorText(f float64) string {
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// shareText prints basis points as a percentage: 1700 is 17.
func shareText(basisPoints int) string {
	return strconv.FormatFloat(float64(basisPoints)/100, 'f', -1, 64)
}

// shareOf reads a percentage into basis points; what is none is 0, which is refused.
func shareOf(text string) int {
	f, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%")), 64)
	if err != nil || f < 0 || f > 1e6 {
		return 0
	}
	return int(f*100 + 0.5)
}
