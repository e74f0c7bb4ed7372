// Package assets holds what Countyline carries with it: county boundaries, ZIP points, rule tables, fonts, icons and
// the licences of all of these. Only the rule tables are written by hand; `make assets` makes the rest.
package assets

import (
	"embed"
	"fmt"
)

//go:embed counties.pack
var counties []byte

//go:embed zips.pack
var zips []byte

//go:embed icon.svg
var logo []byte

//go:embed icon.png
var icon []byte

//go:embed fonts/SourceSans3-Regular.ttf
var fontRegular []byte

//go:embed fonts/SourceSans3-Semibold.ttf
var fontBold []byte

//go:embed fonts/SourceSans3-It.ttf
var fontItalic []byte

//go:embed rules/*.csv icons/*.svg licenses/*.txt
var files embed.FS

//go:embed attributions.txt
var attributions string

// Counties is the packed county atlas, for package geo.
func Counties() []byte { return counties }

// ZIPs is the packed list of ZIP codes, for package geo.
func ZIPs() []byte { return zips }

// Logo is the program's mark as SVG, 24 pixels wide, in the light accent #0b666a with a line in #ffffff.
func Logo() []byte { return logo }

// AppIcon is the program's mark as PNG, 256 pixels wide.
func AppIcon() []byte { return icon }

// FontRegular is Source Sans 3 as TrueType.
func FontRegular() []byte { return fontRegular }

// FontBold is Source Sans 3 Semibold, which stands for bold on screen and paper.
func FontBold() []byte { return fontBold }

// FontItalic is Source Sans 3 Italic.
func FontItalic() []byte { return fontItalic }

// Rule is one typed-in table of regulatory figures by its file name without ".csv"; its columns name the
// citation of every row and whether it was confirmed in a source.
func Rule(name string) ([]byte, error) {
	b, err := files.ReadFile("rules/" + name + ".csv")
	if err != nil {
		return nil, fmt.Errorf("there is no built-in rule table %q", name)
	}
	return b, nil
}

// Icon is a Lucide line icon as SVG by its name; it is drawn in currentColor.
func Icon(name string) ([]byte, error) {
	b, err := files.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil, fmt.Errorf("there is no icon %q", name)
	}
	return b, nil
}

// License is the full licence text of a source by its name in Attributions, e.g. "source-sans".
func License(name string) ([]byte, error) {
	b, err := files.ReadFile("licenses/" + name + ".txt")
	if err != nil {
		return nil, fmt.Errorf("there is no licence text %q", name)
	}
	return b, nil
}

// Attributions names every source with its version, licence and link, as the licences ask.
func Attributions() string { return attributions }
