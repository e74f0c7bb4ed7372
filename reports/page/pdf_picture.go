package page

import (
	"bytes"
	"fmt"
	"image/png"

	"github.com/jung-kurt/gofpdf"
)

// picture embeds a bitmap as PNG under a name that only depends on its place in the document.
func (p *pdfPainter) picture(op Picture) {
	var buf bytes.Buffer
	if err := png.Encode(&buf, op.Image); err != nil {
		p.pdf.SetError(err)
		return
	}
	p.images++
	name, kind := fmt.Sprintf("picture-%d", p.images), gofpdf.ImageOptions{ImageType: "PNG"}
	p.pdf.RegisterImageOptionsReader(name, kind, &buf)
	p.pdf.ImageOptions(name, op.Box.X, op.Box.Y, op.Box.W, op.Box.H, false, kind, 0, "")
}
