// Package desk is what every screen works at: the open workspace, its figures as last assessed, the place where the
// user is, and the one way to do what takes time or can be undone.
package desk

// Place is where a user is: a screen with its selection, filters and scroll. It is comparable, so that back and
// forward restore it; the zero value of a field means "as the screen opens".
type Place struct {
	Screen     ID
	County     string // AreaCounty.Key of the selected county
	Specialty  string // code of the selected specialty
	Record     string // id of the selected record: a filing, a provider, a dataset
	Tab        string
	Filter     string // as typed
	Choice     string // further filters and columns, as the screen writes them
	Sort       string
	X, Y, Zoom float32 // scroll in pixels, or the middle of a map in degrees and its scale
}

// ID names a screen.
type ID string

// The screens, in the order of the rail.
const (
	FirstRun ID = "first-run"
	Map      ID = "map"
	Adequacy ID = "adequacy"
	Network  ID = "network"
	Imports  ID = "imports"
	Filings  ID = "filings"
	Team     ID = "team"
	Settings ID = "settings"
)
