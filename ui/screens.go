package ui

// rooms are the places of the window in the order of the rail. Each has the Alt key of its place among the ten planned
// ones, so that the keys stay when more places come.
func rooms() []room { return nil }
