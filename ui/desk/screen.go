package desk

import "fyne.io/fyne/v2"

// Screen is one room of the window. Its methods are called on the UI goroutine.
type Screen interface {
	// Content is everything between the rail and the detail pane: header, main region, footer with sources. It is
	// built once and always the same object.
	Content() fyne.CanvasObject
	// Open shows a place of this screen; on the way back it is the one that Place returned.
	Open(Place)
	// Place is where the user is now.
	Place() Place
	// Key handles a key that no focused widget took, and says whether it did.
	Key(*fyne.KeyEvent) bool
	// Commands are what the palette offers for this screen from anywhere.
	Commands() []Command
}

// Command is an entry of the palette.
type Command struct {
	Words    string // a verb first: "Import a roster"
	Hint     string // a second line or where it leads; may be empty
	Icon     string // name of an icon
	Shortcut string // as shown, "Ctrl+E"; may be empty
	Do       func()
}
