package page

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// family is the name under which the three faces are known to gofpdf.
const family = "house"

var faceStyle = [3]string{Regular: "", Semibold: "B", Italic: "I"}

// WritePDF paints the document on paper. The same document gives the same bytes.
func WritePDF(d *Document, f *Fonts, w io.Writer) error {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: LetterWidth, Ht: LetterHeight}})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	d.describe(pdf, f)
	for i, file := range f.files {
		pdf.AddUTF8FontFromBytes(family, faceStyle[i], bytes.Clone(file)) // gofpdf reads through the slice it is given
	}
	p := &pdfPainter{pdf: pdf, fonts: f}
	for i, sheet := range d.Pages {
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: sheet.Width, Ht: sheet.Height})
		p.height = sheet.Height
		for _, b := range d.Outline {
			if b.Page == i {
				pdf.Bookmark(f.Printable(b.Title, Semibold), b.Level, b.Y)
			}
		}
		p.ops(sheet.Ops)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return fmt.Errorf("the PDF could not be made: %w", err)
	}
	_, err := w.Write(withLanguage(out.Bytes(), d.Language))
	return err
}

// describe sets what the file says about itself, and everything that would differ from run to run.
func (d *Document) describe(pdf *gofpdf.Fpdf, f *Fonts) {
	created := d.Created.UTC()
	if created.Year() < 1980 {
		created = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // gofpdf would take the clock for a zero time
	}
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(created)
	pdf.SetModificationDate(created)
	pdf.SetProducer("Countyline", false)
	pdf.SetCreator(f.Printable(d.Creator, Regular), true)
	pdf.SetTitle(f.Printable(d.Title, Regular), true)
	if d.Author != "" { // a UTF-16 string of nothing is not nothing
		pdf.SetAuthor(f.Printable(d.Author, Regular), true)
	}
	pdf.SetSubject(f.Printable(d.Subject, Regular), true)
}

// withLanguage names the language in the catalog, which gofpdf cannot. The catalog is the last object,
// so only the place of the cross-reference table moves.
func withLanguage(pdf []byte, lang string) []byte {
	mark := []byte("/Type /Catalog\n")
	at, start := bytes.LastIndex(pdf, mark), bytes.LastIndex(pdf, []byte("startxref\n"))
	if lang == "" || at < 0 || start < at {
		return pdf
	}
	for _, r := range lang {
		if r != '-' && (r < '0' || r > 'z' || r > '9' && r < 'A' || r > 'Z' && r < 'a') {
			return pdf
		}
	}
	extra := "/Lang (" + lang + ")\n/ViewerPreferences << /DisplayDocTitle true >>\n"
	number, _, _ := bytes.Cut(pdf[start+len("startxref\n"):], []byte("\n"))
	xref, err := strconv.Atoi(string(number))
	if err != nil {
		return pdf
	}
	out := make([]byte, 0, len(pdf)+len(extra)+8)
	out = append(out, pdf[:at+len(mark)]...)
	out = append(out, extra...)
	out = append(out, pdf[at+len(mark):start]...)
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", xref+len(extra))
}

// pdfPainter writes operations into gofpdf's page stream. Paths go in raw, with their state around them.
type pdfPainter struct {
	pdf    *gofpdf.Fpdf
	fonts  *Fonts
	height float64
	images int
	buf    []byte
}

func (p *pdfPainter) ops(ops []Op) {
	for _, op := range ops {
		switch op := op.(type) {
		case Text:
			p.text(op)
		case Path:
			p.path(op)
		case Clip:
			p.pdf.ClipRect(op.Box.X, op.Box.Y, op.Box.W, op.Box.H, false)
			p.ops(op.Ops)
			p.pdf.ClipEnd()
		case Picture:
			p.picture(op)
		}
	}
}

func (p *pdfPainter) text(t Text) {
	s := p.fonts.Printable(t.S, t.Style.Face)
	if s == "" || t.Style.Color == 0 {
		return
	}
	r, g, b := t.Style.Color.Parts()
	p.pdf.SetFont(family, faceStyle[t.Style.Face], t.Style.Size)
	p.pdf.SetTextColor(int(r), int(g), int(b))
	p.pdf.Text(t.X, t.Y, s)
}

func (p *pdfPainter) path(op Path) {
	if len(op.Lines) == 0 || op.Fill == 0 && op.Stroke == 0 {
		return
	}
	p.buf = append(p.buf[:0], "q "...)
	if op.Fill != 0 {
		p.color(op.Fill, "rg ")
	}
	if op.Stroke != 0 {
		p.color(op.Stroke, "RG ")
		p.number(op.Width)
		p.buf = append(p.buf, "w 1 j "...)
		if op.Round {
			p.buf = append(p.buf, "1 J "...)
		}
		p.dash(op.Dash)
	}
	for _, line := range op.Lines {
		p.line(line, op.Closed)
	}
	p.buf = append(p.buf, paintOp(op)...)
	p.pdf.RawWriteStr(string(p.buf))
}

func paintOp(op Path) string {
	switch {
	case op.Stroke == 0:
		return "f Q"
	case op.Fill == 0:
		return "S Q"
	}
	return "B Q"
}

func (p *pdfPainter) line(pts []Point, closed bool) {
	for i, pt := range pts {
		p.number(pt.X)
		p.number(p.height - pt.Y)
		if i == 0 {
			p.buf = append(p.buf, "m\n"...)
		} else {
			p.buf = append(p.buf, "l\n"...)
		}
	}
	if closed && len(pts) > 0 {
		p.buf = append(p.buf, "h\n"...)
	}
}

func (p *pdfPainter) dash(lengths []float64) {
	if len(lengths) == 0 {
		return
	}
	p.buf = append(p.buf, '[')
	for _, d := range lengths {
		p.number(d)
	}
	p.buf = append(p.buf, "] 0 d "...)
}

func (p *pdfPainter) color(c Color, operator string) {
	r, g, b := c.Parts()
	for _, part := range [3]uint8{r, g, b} {
		p.buf = append(strconv.AppendFloat(p.buf, float64(part)/255, 'f', 3, 64), ' ')
	}
	p.buf = append(p.buf, operator...)
}

func (p *pdfPainter) number(v float64) {
	p.buf = append(strconv.AppendFloat(p.buf, v, 'f', 2, 64), ' ')
}
