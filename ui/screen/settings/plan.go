package settings

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// planPage is the plan, its contract and product: what a filing says about itself.
type planPage struct {
	s       *Screen
	content *fyne.Container
	sheet   *kit.Pane
	none    *kit.Empty // while there is no plan

	plan, contract, year, product, filing, due *kit.Field
	was                                        map[*kit.Field]string // as last filled
}

// filingWords name the kinds of filing, by data.FilingKind.
var filingWords = []string{"Operating contract", "Initial application", "Service area expansion"}

func (s *Screen) newPlanPage() *planPage {
	p := &planPage{s: s, was: map[*kit.Field]string{}}
	p.plan = p.field("Plan", "Plan name", func(f *app.PlanFacts, text string) error {
		if f.Product == f.Plan { // as it is until the product has a name of its own
			f.Product = text
		}
		f.Plan = text
		_, err := app.CheckName(text)
		return err
	})
	p.product = p.field("Product", "Product name", func(f *app.PlanFacts, text string) error {
		f.Product = text
		_, err := app.CheckName(text)
		return err
	})
	p.contract = p.field("Contract number", "Contract number", func(f *app.PlanFacts, text string) (err error) {
		f.Contract, err = app.CheckContract(text)
		return err
	})
	p.year = p.field("Contract year", "Contract year", func(f *app.PlanFacts, text string) (err error) {
		f.ContractYear, err = app.CheckContractYear(text)
		return err
	})
	p.filing = p.field("Filing", "Filing", func(f *app.PlanFacts, text string) error {
		f.Filing = filingOf(text)
		return nil
	})
	p.due = p.field("Filing due", "Filing date", func(f *app.PlanFacts, text string) (err error) {
		f.FilingDue, err = app.CheckDay(text)
		return err
	})
	p.plan.Hint, p.contract.Hint, p.due.Hint = "The organization that files.", "A letter and four digits, such as H0000.", "Such as Feb 10, 2027 or 2/10/2027."
	p.filing.Options = filingWords
	p.filing.Hint = "Each county has a kind of its own under Service area."
	for _, half := range []*kit.Field{p.contract, p.year, p.filing, p.due} {
		half.Half = true
	}
	form := kit.NewForm(p.plan, p.product, p.contract, p.year, p.filing, p.due).Bare()
	p.sheet = sheet(card("Plan and product", "What every filing says about itself, and the countdown in the top bar.", form))
	p.none = kit.NewEmpty("file-text", "A plan, its contract and product stand on every filing, and the network belongs to the product.", "Make a plan", p.make)
	p.content = container.NewStack(p.sheet, p.none)
	p.none.Hide()
	return p
}

func filingOf(words string) data.FilingKind {
	for i, w := range filingWords {
		if w == words {
			return data.FilingKind(i)
		}
	}
	return data.Operating
}

// field is a field that saves one fact when it is left; set puts its text into the facts or says what is wrong.
func (p *planPage) field(label, what string, set func(*app.PlanFacts, string) error) *kit.Field {
	f := &kit.Field{Label: label}
	f.Validate = func(text string) error {
		var facts app.PlanFacts
		return set(&facts, text)
	}
	f.OnLeave = func(text string) {
		if text == p.was[f] || !p.s.loaded {
			return
		}
		facts := p.s.records.facts
		if set(&facts, text) == nil && facts != p.s.records.facts {
			p.was[f] = text
			p.save(f, what+" saved", facts)
		}
	}
	return f
}

func (p *planPage) save(f *kit.Field, done string, facts app.PlanFacts) {
	p.s.records.facts = facts // the next field to be saved builds on it
	p.s.save(change{
		title: "Saving the plan", done: done, news: desk.NewRecords,
		work:   func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.SavePlanFacts(ctx, facts) },
		failed: func(err error) { f.SetError(err.Error()) },
	})
}

// make starts a plan with names to be changed.
func (p *planPage) make() {
	p.s.save(change{
		title: "Making a plan", done: "Plan made", news: desk.NewRecords,
		work: func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			_, undo, err := w.NewPlan(ctx, app.PlanFacts{Filing: data.Initial})
			return undo, err
		},
	})
}

// fill shows the facts in the fields that nobody is editing.
func (p *planPage) fill() {
	r := &p.s.records
	p.sheet.Hidden, p.none.Hidden = !r.hasPlan, r.hasPlan
	year := ""
	if r.facts.ContractYear > 0 {
		year = strconv.Itoa(r.facts.ContractYear)
	}
	refill(p.was, map[*kit.Field]string{
		p.plan: r.facts.Plan, p.product: r.facts.Product, p.contract: r.facts.Contract, p.year: year,
		p.filing: filingWords[r.facts.Filing], p.due: app.DayWords(r.facts.FilingDue),
	})
	p.content.Refresh()
}

// refill shows texts in their fields, but for what was typed and not saved yet.
func refill(was map[*kit.Field]string, now map[*kit.Field]string) {
	for f, text := range now {
		before, filled := was[f]
		if filled && f.Text() != before {
			continue
		}
		was[f] = text
		if f.Text() != text {
			f.SetText(text)
		}
		f.SetError("")
	}
}
