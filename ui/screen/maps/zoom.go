package maps

import (
	kit "countyline/ui/widget"
	"countyline/ui/widget/choropleth"
)

// zoomButtons bring the map nearer, take it away, and show all of it.
type zoomButtons struct{ card *kit.Card }

func newZoomButtons(m *choropleth.Map) *zoomButtons {
	near := kit.NewIconButton("plus", "Zoom in (+)", m.ZoomIn)
	away := kit.NewIconButton("minus", "Zoom out (−)", m.ZoomOut)
	whole := kit.NewIconButton("maximize", "Show all counties (0)", m.ShowAll)
	return &zoomButtons{kit.NewCard(kit.NewStack(0, near, away, whole)).Padded(2)}
}
