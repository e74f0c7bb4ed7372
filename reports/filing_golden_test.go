package reports

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"countyline/reports/page"
)

// goldenScale is the pixels to the point of the checked-in pages.
const goldenScale = 0.9

// TestThePagesLookAsTheyDid compares pages with pictures in testdata. GOLDEN=write makes them anew: look
// at every one before committing it.
func TestThePagesLookAsTheyDid(t *testing.T) {
	fonts := fontsFor(t)
	doc, _ := FilingDocument(cypressBend(), atlasShapes(t), fonts)
	f := cypressBend()
	pages := map[string]*page.Page{
		"cover": doc.Pages[0], "summary": doc.Pages[1], "map": doc.Pages[2], "table": doc.Pages[4], "table-continued": doc.Pages[5],
		"zip": doc.Pages[27], "signoff": doc.Pages[len(doc.Pages)-1], "map-picture": mapPage(&f.Assessment, atlasShapes(t), fonts),
	}
	for name, sheet := range pages {
		got, err := page.Paint(sheet, fonts, goldenScale)
		if err != nil {
			t.Fatal(err)
		}
		compareGolden(t, filepath.Join("testdata", "filing-"+name+".png"), small(got))
	}
}

// small reduces a page to a fixed palette, so that the checked-in files stay small.
func small(img image.Image) *image.Paletted {
	out := image.NewPaletted(img.Bounds(), housePalette())
	draw.Draw(out, out.Bounds(), img, image.Point{}, draw.Src)
	return out
}

// housePalette is every house colour in eight steps to white.
func housePalette() color.Palette {
	list := color.Palette{color.White, color.Black}
	for _, c := range []page.Color{
		page.Ink, page.Ink2, page.RuleColor, page.Hair, page.Tint, page.AccentTint, page.Accent, page.Fixable, page.FixableBar,
		page.Structural, page.MapGround, page.StateLine, classColors[0], classColors[1], classColors[2], classColors[3],
	} {
		r, g, b := c.Parts()
		for step := range 8 {
			mix := func(v uint8) uint8 { return uint8((int(v)*(8-step) + 255*step) / 8) }
			list = append(list, color.RGBA{mix(r), mix(g), mix(b), 255})
		}
	}
	return list
}

func compareGolden(t *testing.T, path string, got *image.Paletted) {
	t.Helper()
	if os.Getenv("GOLDEN") == "write" {
		writePNG(t, path, got)
		return
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Errorf("%s is %v, not %v", path, got.Bounds(), want.Bounds())
		return
	}
	if share := different(want, got); share > 0.002 {
		t.Errorf("%s: %.2f%% of the page looks different", path, share*100)
	}
}

// different is the share of pixels that a reader would see change; a shade of antialiasing is not one.
func different(a, b image.Image) float64 {
	n, bounds := 0, a.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			p, q := color.GrayModel.Convert(a.At(x, y)).(color.Gray), color.GrayModel.Convert(b.At(x, y)).(color.Gray)
			if d := int(p.Y) - int(q.Y); d > 64 || d < -64 {
				n++
			}
		}
	}
	return float64(n) / float64(bounds.Dx()*bounds.Dy())
}

func writePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}
