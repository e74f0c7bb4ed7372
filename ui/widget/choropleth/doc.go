// Package choropleth is the map of counties by class. The ground, which is every county projected once, is turned into
// a sheet off the UI goroutine: a picture somewhat larger than the widget together with the county of every pixel. From
// then on hovering is one array read, recolouring a pass over the ids, and panning a move of the picture.
package choropleth
