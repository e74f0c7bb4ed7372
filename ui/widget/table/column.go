package table

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Kind is how the cells of a column are drawn.
type Kind uint8

// The kinds. Figures stand right and sort by their number, pills carry an icon, checks are a tick or nothing.
const (
	Text Kind = iota
	Figure
	Pill
	Check
)

// Column is one column as a screen declares it.
type Column struct {
	ID       string  // what a View knows it by: letters, digits and dashes
	Title    string  // a second line follows a line break
	Width    float32 // pixels with the padding; of a flexible column, the least
	Kind     Kind
	Flexible bool // takes the width that is left
	Strong   bool // semibold, for the name
	Quiet    bool // in the second ink
	Hidden   bool // until somebody chooses it
	Listed   bool // its values are what a pasted list is looked for in
	Unsought bool // what is typed is not looked for here
	Staged   bool // sorts by the number the source gives, as figures do
}

func (c Column) align() fyne.TextAlign {
	switch c.Kind {
	case Figure:
		return fyne.TextAlignTrailing
	case Check:
		return fyne.TextAlignCenter
	}
	return fyne.TextAlignLeading
}

// Tone is the judgement a pill passes.
type Tone uint8

// The tones.
const (
	Neutral Tone = iota
	Ok
	Warn
	Bad
	Info
)

func (t Tone) paint(k *theme.Tokens) theme.Tone {
	return [...]theme.Tone{k.Neut, k.Ok, k.Warn, k.Bad, k.Info}[t]
}

// Mark is what stands beside the words of a pill.
type Mark struct {
	Icon string // name of an icon
	Tone Tone
	Bare bool // icon and words in color without the pill's ground
}
