package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"countyline/data"
	"countyline/ui/desk"
)

// room is a place of the rail and how its screen is built.
type room struct {
	id    desk.ID
	icon  string
	word  string
	key   fyne.KeyName // with Alt
	hint  string       // what the detail pane would show; "" for a screen with no pane
	aside bool         // it is reached by its key, the palette and links, and does not stand on the rail
	build func(*desk.Desk) desk.Screen
}

// onRail are the rooms that stand on the rail, in order.
func onRail(rooms []room) []room {
	return slices.DeleteFunc(entered(rooms), func(r room) bool { return r.aside })
}

// entered are the rooms of an open workspace: all but first run.
func entered(rooms []room) []room {
	return slices.DeleteFunc(slices.Clone(rooms), func(r room) bool { return r.id == desk.FirstRun })
}

// productWords is the line of business and the contract year, as the top bar says them.
func productWords(p data.Product) string {
	words := p.LineOfBusiness
	switch words {
	case "MA":
		words = "Medicare Advantage"
	case "":
		words = p.Name
	}
	if year := yearWords(p); year != "" {
		words += " · " + year
	}
	return words
}

// yearWords is the contract year, "" while it is not known.
func yearWords(p data.Product) string {
	if p.ContractYear == 0 {
		return ""
	}
	return strconv.Itoa(p.ContractYear)
}
