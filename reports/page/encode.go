package page

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"image/png"
	"io"
	"math"
)

// codecHead starts every kept document; the digit is the version of the form that follows.
const codecHead = "Countyline pages 1\n"

// Marks of the operations in a kept document.
const (
	textMark byte = iota + 1
	pathMark
	clipMark
	pictureMark
)

// Encode keeps a finished document, so that Decode gives back the same pages whatever later versions lay out. The
// same document gives the same bytes.
func Encode(d *Document, w io.Writer) error {
	if _, err := io.WriteString(w, codecHead); err != nil {
		return err
	}
	zip := gzip.NewWriter(w)
	e := &encoder{w: zip}
	e.document(d)
	if err := e.flush(); err != nil {
		return fmt.Errorf("the pages could not be kept: %w", err)
	}
	return zip.Close()
}

// encoder writes little-endian numbers; lengths come before what they measure.
type encoder struct {
	w   io.Writer
	buf []byte
	err error
}

func (e *encoder) document(d *Document) {
	for _, s := range []string{d.Title, d.Author, d.Subject, d.Creator, d.Language} {
		e.text(s)
	}
	e.whole(d.Created.Unix())
	e.whole(int64(d.Created.Nanosecond()))
	e.count(len(d.Outline))
	for _, b := range d.Outline {
		e.text(b.Title)
		e.whole(int64(b.Level))
		e.whole(int64(b.Page))
		e.numbers(b.Y)
	}
	e.count(len(d.Pages))
	for _, p := range d.Pages {
		e.numbers(p.Width, p.Height)
		e.ops(p.Ops)
	}
}

func (e *encoder) ops(ops []Op) {
	e.count(len(ops))
	for _, op := range ops {
		switch op := op.(type) {
		case Text:
			e.buf = append(e.buf, textMark, byte(op.Style.Face))
			e.numbers(op.X, op.Y, op.Style.Size)
			e.color(op.Style.Color)
			e.text(op.S)
		case Path:
			e.path(op)
		case Clip:
			e.buf = append(e.buf, clipMark)
			e.box(op.Box)
			e.ops(op.Ops)
		case Picture:
			e.picture(op)
		}
		if len(e.buf) > 1<<16 {
			_ = e.flush()
		}
	}
}

func (e *encoder) path(op Path) {
	e.buf = append(e.buf, pathMark, bit(op.Closed)|bit(op.Round)<<1)
	e.color(op.Fill)
	e.color(op.Stroke)
	e.numbers(op.Width)
	e.count(len(op.Dash))
	e.numbers(op.Dash...)
	e.count(len(op.Lines))
	for _, line := range op.Lines {
		e.count(len(line))
		for _, p := range line {
			e.numbers(p.X, p.Y)
		}
	}
}

func (e *encoder) picture(op Picture) {
	e.buf = append(e.buf, pictureMark)
	e.box(op.Box)
	var raw bytes.Buffer
	if err := png.Encode(&raw, op.Image); err != nil && e.err == nil {
		e.err = err
	}
	e.text(raw.String())
}

func (e *encoder) box(r Rect) { e.numbers(r.X, r.Y, r.W, r.H) }

func (e *encoder) text(s string) {
	e.count(len(s))
	e.buf = append(e.buf, s...)
}

func (e *encoder) count(n int)   { e.buf = binary.AppendUvarint(e.buf, uint64(n)) }
func (e *encoder) whole(n int64) { e.buf = binary.AppendVarint(e.buf, n) }
func (e *encoder) color(c Color) { e.buf = binary.LittleEndian.AppendUint32(e.buf, uint32(c)) }

func (e *encoder) numbers(list ...float64) {
	for _, v := range list {
		e.buf = binary.LittleEndian.AppendUint64(e.buf, math.Float64bits(v))
	}
}

func (e *encoder) flush() error {
	if e.err == nil {
		_, e.err = e.w.Write(e.buf)
	}
	e.buf = e.buf[:0]
	return e.err
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}
