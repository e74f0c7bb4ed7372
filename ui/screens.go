package ui

import (
	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/screen/adequacy"
	"countyline/ui/screen/maps"
)

// rooms are the places of the window in the order of the rail. Each has the Alt key of its place among the ten planned
// ones, so that the keys stay when more places come.
func rooms() []room {
	return []room{
		{
			id: desk.Map, icon: "map", word: "Map", key: fyne.Key2,
			hint:  "Select a county to see how it stands, why, and who could close its gaps.",
			build: func(d *desk.Desk) desk.Screen { return maps.New(d) },
		},
		{
			id: desk.Adequacy, icon: "grid-3x3", word: "Adequacy", key: fyne.Key3,
			hint:  "Select a cell to see its figures, the reasons behind them, and what would turn it.",
			build: func(d *desk.Desk) desk.Screen { return adequacy.New(d) },
		},
	}
}
