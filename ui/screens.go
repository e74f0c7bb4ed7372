package ui

import (
	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/screen/adequacy"
	"countyline/ui/screen/filings"
	"countyline/ui/screen/firstrun"
	changes "countyline/ui/screen/history"
	"countyline/ui/screen/imports"
	"countyline/ui/screen/maps"
	"countyline/ui/screen/network"
	"countyline/ui/screen/settings"
	"countyline/ui/screen/team"
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
		{
			id: desk.Network, icon: "stethoscope", word: "Network", key: fyne.Key7,
			hint:  "Select a row to see and edit what is known of it.",
			build: func(d *desk.Desk) desk.Screen { return network.New(d) },
		},
		{
			id: desk.Imports, icon: "hard-drive-download", word: "Imports", key: fyne.KeyI,
			build: func(d *desk.Desk) desk.Screen { return imports.New(d) },
		},
		{
			id: desk.Filings, icon: "file-text", word: "Filings", key: fyne.Key8,
			build: func(d *desk.Desk) desk.Screen { return filings.New(d) },
		},
		{
			id: desk.Team, icon: "users", word: "Team", key: fyne.Key9,
			build: func(d *desk.Desk) desk.Screen { return team.New(d) },
		},
		{
			id: desk.History, icon: "history", word: "History", key: fyne.KeyH, aside: true,
			hint:  "Select a change to see every field of it, and to take it back.",
			build: func(d *desk.Desk) desk.Screen { return changes.New(d) },
		},
		{
			id: desk.Settings, icon: "settings", word: "Settings", key: fyne.Key0,
			build: func(d *desk.Desk) desk.Screen { return settings.New(d) },
		},
		{id: desk.FirstRun, build: func(d *desk.Desk) desk.Screen { return firstrun.New(d) }},
	}
}
