package app

import "countyline/geo"

// Gazetteer knows ZIP codes and cities.
func (w *Workspace) Gazetteer() *geo.Gazetteer { return w.builtIn.zips }
