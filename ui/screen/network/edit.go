package network

import (
	"context"
	"slices"
	"strconv"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
)

// several stands in a field whose answers differ among the rows behind the record; as it is, they stay as they are.
const several = "Several, as they are"

// edit opens the form of the current record.
func (s *Screen) edit() {
	row := s.tab().table.Current()
	if row < 0 {
		return
	}
	switch s.at {
	case practices:
		s.openForm(s.practiceForm(&s.list.Practices[row]))
	case locations:
		s.openForm(s.locationForm(&s.list.Locations[row]))
	default:
		s.openForm(s.providerForm(&s.list.Providers[row]))
	}
}

func (s *Screen) providerForm(p *app.Provider) form {
	npi, was := p.NPI, p.Name
	name := &kit.Field{Label: "Name", Value: was, Validate: checkName}
	answers := s.participationFields(s.list.OfProvider(npi))
	f := form{title: "Edit " + was, named: name, fields: append([]*kit.Field{name}, answers.fields()...), beside: answers.besides, of: [2]string{app.KindProvider, npi.String()}}
	f.plan = func() (saving, error) {
		states, err := answers.plan()
		now := name.Text()
		if err != nil || now == was {
			return states, err
		}
		return states.then(func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.EditProvider(ctx, npi, now) }), nil
	}
	f.again = func(then func(form)) {
		if p := s.list.Provider(npi); p != nil {
			then(s.providerForm(p))
		}
	}
	return f
}

func (s *Screen) practiceForm(p *app.Practice) form {
	id, was := p.ID, p.Name
	name := &kit.Field{Label: "Name", Value: was, Validate: checkName, Hint: "A name that another practice has makes them one."}
	answers := s.participationFields(s.list.OfPractice(id))
	answers.practice = nil
	f := form{title: "Edit " + was, named: name, fields: append([]*kit.Field{name}, answers.fields()...), beside: answers.besides, of: [2]string{app.KindPractice, id}}
	f.plan = func() (saving, error) {
		states, err := answers.plan()
		now := name.Text()
		if err != nil || now == was {
			return states, err
		}
		return states.then(func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.EditPractice(ctx, id, now) }), nil
	}
	f.again = func(then func(form)) {
		if p := s.list.Practice(id); p != nil {
			then(s.practiceForm(p))
		}
	}
	return f
}

// editParticipation opens the form of one row of the network.
func (s *Screen) editParticipation(p app.Participation) { s.openForm(s.participationForm(p)) }

func (s *Screen) participationForm(p app.Participation) form {
	answers := s.participationFields([]app.Participation{p})
	f := form{title: "Edit " + p.Name, said: p.Name + " saved.", fields: answers.fields(), beside: answers.besides, plan: answers.plan, of: [2]string{app.KindParticipation, p.ID}}
	f.again = func(then func(form)) {
		for _, now := range s.list.OfProvider(p.NPI) {
			if now.ID == p.ID {
				then(s.participationForm(now))
			}
		}
	}
	return f
}

func checkName(text string) error {
	_, err := app.CheckName(text)
	return err
}

// answers are the questions of a form about participations, and what they were.
type answers struct {
	ids                               []string
	beside                            string     // of rows that change too
	practice, specialty, status, beds *kit.Field // nil where not asked
	codes                             []string   // of the options of specialty
	was                               map[*kit.Field]string
}

func (s *Screen) participationFields(parts []app.Participation) *answers {
	a := &answers{beside: s.besideWords(parts)}
	for _, p := range parts {
		a.ids = append(a.ids, p.ID)
	}
	a.practice = asked("Practice", same(parts, func(p app.Participation) string { return p.Practice }))
	a.practice.Hint = "The business that signs."
	a.status = asked("Status", same(parts, func(p app.Participation) string { return statusWord(p.Status) }))
	a.status.Options, a.status.Hint = statusChoices()[1:], s.disputeHint(parts)
	code := same(parts, func(p app.Participation) string { return p.Specialty })
	a.specialty = asked("Specialty", code)
	a.codes = s.list.SpecialtyCodes()
	for _, c := range a.codes {
		a.specialty.Options = append(a.specialty.Options, c+" "+s.list.SpecialtyName(c))
	}
	if i := slices.Index(a.codes, code); i >= 0 {
		a.specialty.Value = a.specialty.Options[i]
	}
	if slices.ContainsFunc(parts, func(p app.Participation) bool { return p.Specialty == data.AcuteHospital }) {
		a.beds = asked("Beds", same(parts, func(p app.Participation) string { return strconv.Itoa(p.Beds) }))
		a.beds.Hint = "Staffed and Medicare-certified."
		a.beds.Validate = func(text string) error {
			_, err := app.CheckBeds(text)
			return err
		}
	}
	return a
}

// asked is a question with the answer that all rows share, or none.
func asked(label, value string) *kit.Field {
	f := &kit.Field{Label: label, Value: value}
	if value == "" {
		f.Inside = several
	}
	return f
}

// same is what all participations have, "" if they differ.
func same(parts []app.Participation, of func(app.Participation) string) string {
	for _, p := range parts {
		if of(p) != of(parts[0]) {
			return ""
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return of(parts[0])
}

// fields are those asked, and notes what their answers are before anybody edits them.
func (a *answers) fields() []*kit.Field {
	list := slices.DeleteFunc([]*kit.Field{a.practice, a.specialty, a.status, a.beds}, func(f *kit.Field) bool { return f == nil })
	a.was = map[*kit.Field]string{}
	for _, f := range list {
		a.was[f] = f.Value
	}
	return list
}

// plan is to state what was answered otherwise than it was; nil when nothing was.
func (a *answers) plan() (saving, error) {
	change, err := a.change()
	if err != nil || change == (app.ParticipationChange{}) {
		return nil, err
	}
	return func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
		return w.EditParticipations(ctx, a.ids, change)
	}, nil
}

// besides says which other rows the answers change.
func (a *answers) besides() string {
	if change, err := a.change(); err != nil || change == (app.ParticipationChange{}) {
		return ""
	}
	return a.beside
}

func (a *answers) change() (c app.ParticipationChange, err error) {
	if text, ok := a.changed(a.practice); ok {
		c.Practice = &text
	}
	if text, ok := a.changed(a.specialty); ok {
		code := a.codes[slices.Index(a.specialty.Options, text)]
		c.Specialty = &code
	}
	if text, ok := a.changed(a.status); ok {
		status, err := app.CheckStatus(text)
		if err != nil {
			return c, err
		}
		c.Status = &status
	}
	if text, ok := a.changed(a.beds); ok {
		beds, err := app.CheckBeds(text)
		if err != nil {
			return c, err
		}
		c.Beds = &beds
	}
	return c, nil
}

func (a *answers) changed(f *kit.Field) (string, bool) {
	if f == nil || f.Text() == a.was[f] {
		return "", false
	}
	return f.Text(), true
}
