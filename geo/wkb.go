package geo

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// EncodeGeometry writes a county's polygons as well-known binary, for a table of the workspace. A county
// without polygons is an empty one.
func EncodeGeometry(g orb.MultiPolygon) ([]byte, error) {
	if g == nil {
		g = orb.MultiPolygon{} // the library writes nothing at all for nil
	}
	b, err := wkb.Marshal(g)
	if err != nil {
		return nil, fmt.Errorf("this county boundary cannot be stored: %w", err)
	}
	return b, nil
}

// DecodeGeometry reads what EncodeGeometry wrote, to the last bit.
func DecodeGeometry(b []byte) (orb.MultiPolygon, error) {
	g, err := wkb.Unmarshal(b)
	if err != nil {
		return nil, fmt.Errorf("this county boundary cannot be read: %w", err)
	}
	switch g := g.(type) {
	case orb.MultiPolygon:
		return g, nil
	case orb.Polygon:
		return orb.MultiPolygon{g}, nil
	}
	return nil, fmt.Errorf("a county boundary must be polygons, not a %s", g.GeoJSONType())
}
