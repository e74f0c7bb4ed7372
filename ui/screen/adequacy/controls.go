package adequacy

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// controls are the head of the screen and the filters below it.
type controls struct {
	head    *kit.Header
	group   *kit.Segments
	whatIf  *kit.Button
	views   *kit.Button
	filters *fyne.Container
	search  *kit.Search
	state   *kit.Select
	filing  *kit.Select
	types   *kit.Select
	order   *kit.Select
	failing *kit.Check
	basis   *kit.Select

	narrow bool
	states []string // choices of state, from the second on
}

func (s *Screen) newControls() *controls {
	c := &controls{}
	c.group = kit.NewSegments([]string{"All", "Providers", "Facilities"}, 0, s.chooseGroup)
	c.whatIf = kit.NewButton("What if", "split", kit.Secondary, s.toggleWhatIf)
	c.views = kit.NewIconButton("bookmark", "Saved views", s.viewsMenu).Framed()
	c.head = kit.NewHeader("Adequacy", "", c.group, c.whatIf, c.views)
	c.head.Explain(app.CellWords)
	c.search = kit.NewSearch("County", s.typeText)
	c.search.Wide(136)
	c.search.OnKey(s.searchKey)
	c.state = kit.NewSelect([]string{"All states"}, 0, s.chooseState)
	c.filing = kit.NewSelect(filingWords(), 0, s.chooseFiling)
	c.types = kit.NewSelect(typeWords(), 0, s.chooseType)
	c.order = kit.NewSelect(orderWords(), 0, s.chooseOrder).WithIcon("arrow-down-wide-narrow").Prompted("By a column")
	c.failing = kit.NewCheck("Failing only", false, s.chooseFailing)
	c.basis = kit.NewSelect([]string{"Filing basis", "Member-ready basis"}, 0, s.chooseBasis)
	c.filters = container.New(&flow{gap: theme.Step}, c.search, c.filing, c.types, c.state, c.order, c.failing, c.basis)
	return c
}

func filingWords() []string {
	var words []string
	for _, k := range filingKinds {
		words = append(words, k.words)
	}
	return words
}

func typeWords() []string {
	words := []string{"All classes"}
	for _, t := range data.CountyTypes {
		words = append(words, t.String())
	}
	return words
}

func orderWords() []string {
	var words []string
	for _, o := range orders {
		words = append(words, o.words)
	}
	return words
}

// show lets the controls say what is chosen.
func (c *controls) show(a *app.Adequacy, f filter, o order, basis app.Basis) {
	c.setGroups(a)
	c.group.SetChosen(int(f.group))
	c.states = states(a)
	c.state.SetWords(append([]string{"All states"}, c.states...), slices.Index(c.states, f.state)+1)
	c.state.Hidden = len(c.states) < 2
	if c.search.Text() != f.text {
		c.search.SetText(f.text)
	}
	c.filing.SetChosen(f.filings)
	c.filing.Hidden = oneFiling(a)
	c.types.SetChosen(f.types)
	c.failing.SetOn(f.failing)
	c.basis.SetChosen(int(basis))
	chosen := -1
	for i, known := range orders {
		if known.by == o.by && !o.reverse {
			chosen = i
		}
	}
	c.order.SetChosen(chosen)
	c.filters.Refresh()
}

// oneFiling says whether all counties are filed in the same way.
func oneFiling(a *app.Adequacy) bool {
	for i := range a.Counties {
		if a.Counties[i].Filing != a.Counties[0].Filing {
			return false
		}
	}
	return true
}

// narrowHead is the width in pixels under which the segments leave their counts out.
const narrowHead = 720

// setGroups names the groups of specialties, with their counts where there is room.
func (c *controls) setGroups(a *app.Adequacy) {
	providers := 0
	for i := range a.Specialties {
		if a.Specialties[i].Kind == data.ProviderKind {
			providers++
		}
	}
	words := []string{"All", "Providers", "Facilities"}
	if !c.narrow {
		for i, n := range []int{len(a.Specialties), providers, len(a.Specialties) - providers} {
			words[i] += fmt.Sprintf(" · %d", n)
		}
	}
	c.group.SetWords(words)
	c.head.Refresh()
}

// fit suits the head to a width in pixels.
func (c *controls) fit(width float32, a *app.Adequacy) {
	if narrow := width < narrowHead; narrow != c.narrow && a != nil {
		c.narrow = narrow
		c.setGroups(a)
	}
}
