package page

import (
	"bytes"
	"crypto/sha256"
	"image"
	"image/color"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	f := houseFonts(t)
	want := sha256.Sum256(pdfBytes(t, sampleDocument(t, f, 50), f))
	var wait sync.WaitGroup
	for range 12 {
		wait.Go(func() {
			if got := sha256.Sum256(pdfBytes(t, sampleDocument(t, f, 50), f)); got != want {
				t.Error("a run gave other bytes")
			}
		})
	}
	wait.Wait()
}

func TestThePDFNamesItsLanguageTitleAndAuthorAndNothingElse(t *testing.T) {
	f := houseFonts(t)
	pdf := pdfBytes(t, sampleDocument(t, f, 5), f)
	for _, want := range []string{"/Lang (en-US)", "/DisplayDocTitle true", "D:20260130000000"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("%q is missing", want)
		}
	}
	_, tail, _ := bytes.Cut(pdf[bytes.LastIndex(pdf, []byte("startxref")):], []byte("\n"))
	number, _, _ := bytes.Cut(tail, []byte("\n"))
	at, err := strconv.Atoi(string(number))
	if err != nil || !bytes.HasPrefix(pdf[at:], []byte("xref\n")) {
		t.Errorf("the cross-reference table is not at %q", number)
	}
}

func TestALanguageThatIsNoneIsLeftOut(t *testing.T) {
	f := houseFonts(t)
	doc := sampleDocument(t, f, 1)
	doc.Language = "en) /Evil (x"
	if bytes.Contains(pdfBytes(t, doc, f), []byte("Evil")) {
		t.Error("text from outside reached the catalog")
	}
}

func TestADocumentWithoutADateIsStillTheSameTwice(t *testing.T) {
	f := houseFonts(t)
	doc := &Document{Pages: []*Page{{Width: LetterWidth, Height: LetterHeight}}}
	if !bytes.Contains(pdfBytes(t, doc, f), []byte("D:19800101000000")) {
		t.Error("the clock got into the file")
	}
}

func TestBothPaintersMeasureAlike(t *testing.T) {
	f := houseFonts(t)
	pdf := gofpdf.New("P", "pt", "Letter", "")
	for i, file := range f.files {
		pdf.AddUTF8FontFromBytes(family, faceStyle[i], bytes.Clone(file))
	}
	for face := range faceStyle {
		for _, s := range []string{"Network adequacy filing", "1,284 rows · 73.3%", "Añasco – Doña Ana ÆØÅ", "Łódź Ελλάδα Київ", "(A/B) 40 × 60"} {
			pdf.SetFont(family, faceStyle[face], 8.5)
			if a, b := pdf.GetStringWidth(s), f.Width(s, Style{Face: Face(face), Size: 8.5}); a-b > 0.01 || b-a > 0.01 {
				t.Errorf("%q is %.3f wide on paper and %.3f in the preview", s, a, b)
			}
		}
	}
}

func TestPicturesAndClipsAreDrawnByBothPainters(t *testing.T) {
	f := houseFonts(t)
	img := image.NewRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		img.Set(i%4, i/4, color.RGBA{200, 0, 0, 255})
	}
	sheet := &Page{Width: 100, Height: 100}
	sheet.Add(Picture{Box: Rect{X: 10, Y: 10, W: 20, H: 20}, Image: img},
		Clip{Box: Rect{X: 50, Y: 50, W: 10, H: 10}, Ops: []Op{Bar(Rect{X: 40, Y: 40, W: 60, H: 60}, Accent)}})
	pdf := pdfBytes(t, &Document{Pages: []*Page{sheet}}, f)
	if !bytes.Contains(pdf, []byte("/Subtype /Image")) {
		t.Error("the PDF holds no picture")
	}
	painted, err := Paint(sheet, f, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []struct {
		x, y int
		want color.RGBA
	}{{40, 40, color.RGBA{200, 0, 0, 255}}, {110, 110, rgba(Accent)}, {90, 90, color.RGBA{255, 255, 255, 255}}, {130, 110, color.RGBA{255, 255, 255, 255}}} {
		if got := painted.RGBAAt(at.x, at.y); got != at.want {
			t.Errorf("at %d, %d: %v, not %v", at.x, at.y, got, at.want)
		}
	}
}

func TestAPictureLargerThanSenseIsRefused(t *testing.T) {
	if _, err := Paint(&Page{Width: 612, Height: 792}, houseFonts(t), 1000); err == nil {
		t.Error("a picture of 612,000 pixels was begun")
	}
}

func TestEveryIconHasInk(t *testing.T) {
	f := houseFonts(t)
	for icon := IconMeets; icon <= IconNever; icon++ {
		sheet := &Page{Width: 20, Height: 20}
		sheet.Add(icon.Ops(5, 5, IconSize)...)
		img, err := Paint(sheet, f, 4)
		if err != nil {
			t.Fatal(err)
		}
		ink := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] < 200 {
				ink++
			}
		}
		if ink < 60 {
			t.Errorf("icon %d has %d dark pixels", icon, ink)
		}
	}
}

func TestWhatTheFontLacksPrintsAsABoxAndIsReported(t *testing.T) {
	f := houseFonts(t)
	sheet := &Page{Width: 200, Height: 100}
	sheet.Add(Left(10, 20, "漢 and \U0001F600\x00", BodyStyle), Left(10, 40, "漢", BodyStyle))
	doc := &Document{Pages: []*Page{sheet}}
	pdfBytes(t, doc, f)
	got := doc.Report(f).Replaced
	if len(got) != 3 || got[1].Rune != '漢' || got[1].Count != 2 || got[2].Rune != 0x1F600 || got[0].Rune != 0 {
		t.Fatalf("reported %v", got)
	}
	if !strings.Contains(got[1].String(), "U+6F22") || got[1].In != "□ and □□" {
		t.Errorf("reported as %q in %q", got[1], got[1].In)
	}
}
