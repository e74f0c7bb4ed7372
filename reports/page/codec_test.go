package page

import (
	"bytes"
	"compress/gzip"
	"errors"
	"image"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func encoded(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(d, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// illustrated is a document with every kind of operation.
func illustrated(t testing.TB, f *Fonts, rows int) *Document {
	doc := sampleDocument(t, f, rows)
	img := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	img.Set(1, 1, color.NRGBA{200, 30, 30, 90})
	doc.Pages[0].Add(
		Clip{Box: Rect{100, 100, 80, 60}, Ops: []Op{Bar(Rect{90, 90, 30, 30}, Accent), Clip{Box: Rect{110, 110, 20, 20}, Ops: IconFixable.Ops(110, 110, 8)}}},
		Picture{Box: Rect{300, 300, 30, 20}, Image: img},
		Path{Lines: [][]Point{{{1.1, 2.2}, {1.0 / 3, math.Pi}}}, Stroke: Ink, Width: 0.7, Dash: []float64{4, 2.4}, Round: true},
	)
	return doc
}

func TestKeptPagesPrintTheSamePDFToTheLastByte(t *testing.T) {
	f := houseFonts(t)
	doc := illustrated(t, f, 30)
	got, err := Decode(bytes.NewReader(encoded(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pdfBytes(t, got, f), pdfBytes(t, doc, f)) {
		t.Error("the pages changed")
	}
	if !bytes.Equal(encoded(t, got), encoded(t, doc)) {
		t.Error("keeping kept pages changed them")
	}
	if got.Texts() != doc.Texts() || !reflect.DeepEqual(got.Outline, doc.Outline) || !got.Created.Equal(doc.Created) {
		t.Error("text, outline or day changed")
	}
}

func TestAnyPathComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Float64Range(-mostPoints, mostPoints)
		point := rapid.Custom(func(t *rapid.T) Point { return Point{at.Draw(t, "x"), at.Draw(t, "y")} })
		path := Path{
			Lines: rapid.SliceOfN(rapid.SliceOfN(point, 1, 20), 1, 5).Draw(t, "lines"), Closed: rapid.Bool().Draw(t, "closed"),
			Round: rapid.Bool().Draw(t, "round"), Fill: Color(rapid.Uint32().Draw(t, "fill")), Stroke: Color(rapid.Uint32().Draw(t, "stroke")),
			Width: rapid.Float64Range(0, 40).Draw(t, "width"),
		}
		text := Text{X: at.Draw(t, "x"), Y: at.Draw(t, "y"), S: rapid.String().Draw(t, "s"), Style: BodyStyle}
		doc := &Document{Pages: []*Page{{Width: 612, Height: 792, Ops: []Op{path, text}}}}
		var b bytes.Buffer
		if err := Encode(doc, &b); err != nil {
			t.Fatal(err)
		}
		got, err := Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Pages, doc.Pages) {
			t.Fatalf("%v became %v", doc.Pages[0].Ops, got.Pages[0].Ops)
		}
	})
}

func TestDamagedPagesAreRefused(t *testing.T) {
	whole := encoded(t, illustrated(t, houseFonts(t), 30))
	for name, bad := range map[string][]byte{
		"nothing": {}, "a text": []byte("a text of some length that is none of ours"), "half of it": whole[:len(whole)/2],
		"all but the checksum": whole[:len(whole)-6], "the head alone": []byte(codecHead),
	} {
		if doc, err := Decode(bytes.NewReader(bad)); err == nil || doc != nil {
			t.Errorf("%s was taken for pages", name)
		}
	}
	if _, err := Decode(strings.NewReader("Countyline pages 2\n and what may follow")); !errors.Is(err, ErrNewerPages) {
		t.Errorf("pages of a later version: %v", err)
	}
	beyond := &Document{Pages: []*Page{{Width: 612, Height: 792}}, Outline: []Bookmark{{Title: "Nowhere", Page: 7}}}
	if _, err := Decode(bytes.NewReader(encoded(t, beyond))); err == nil {
		t.Error("a bookmark to a page that is not there was taken")
	}
}

func TestNothingThatCannotBePaintedIsDecoded(t *testing.T) {
	sheet := func(op Op) *Document { return &Document{Pages: []*Page{{Width: 612, Height: 792, Ops: []Op{op}}}} }
	deep := Op(HLine(1, 1, 10, 1, Ink))
	for range mostNesting + 2 {
		deep = Clip{Box: Rect{0, 0, 10, 10}, Ops: []Op{deep}}
	}
	for name, doc := range map[string]*Document{
		"a face beyond the three": sheet(Text{S: "a", Style: Style{Face: 7, Size: 9}}),
		"a place that is none":    sheet(Text{X: math.NaN(), S: "a", Style: BodyStyle}),
		"endless type":            sheet(Text{S: "a", Style: Style{Size: math.Inf(1)}}),
		"dashes of nothing":       sheet(Path{Lines: [][]Point{{{0, 0}, {9, 9}}}, Stroke: Ink, Width: 1, Dash: []float64{0}}),
		"clips without end":       sheet(deep),
		"a page like a field":     {Pages: []*Page{{Width: 1e9, Height: 1e9}}},
	} {
		if _, err := Decode(bytes.NewReader(encoded(t, doc))); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// FuzzDecode puts any bytes at all behind the head, packed as Encode packs them: what comes out must be paintable.
func FuzzDecode(f *testing.F) {
	fonts := houseFonts(f)
	for _, doc := range []*Document{illustrated(f, fonts, 2), {}, {Pages: []*Page{{Width: 1, Height: 1}}}} {
		e := &encoder{w: &bytes.Buffer{}}
		e.document(doc)
		f.Add(bytes.Clone(e.buf))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var b bytes.Buffer
		b.WriteString(codecHead)
		zip := gzip.NewWriter(&b)
		if _, err := zip.Write(raw); err != nil {
			t.Fatal(err)
		}
		if err := zip.Close(); err != nil {
			t.Fatal(err)
		}
		doc, err := Decode(&b)
		if err != nil || len(doc.Pages) == 0 {
			return
		}
		if _, err := Paint(doc.Pages[0], fonts, min(1, 200/max(doc.Pages[0].Width, doc.Pages[0].Height))); err != nil && doc.Pages[0].Width > 100 && doc.Pages[0].Height > 100 {
			t.Fatal(err)
		}
	})
}
