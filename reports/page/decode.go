package page

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"time"
)

// Bounds of a kept document: far beyond every filing, and small enough that no file can hold the program up.
const (
	mostBytes   = 1 << 29 // unpacked
	mostPages   = 1 << 16
	mostNesting = 8       // clips inside clips
	mostLines   = 1 << 22 // of all paths; one without points takes a byte in the file and 24 in memory
	mostPoints  = 1 << 15 // of a coordinate, in points
	mostPixels  = 1 << 25 // of a picture
	leastDash   = 0.25    // points
	leastPaper  = 1.0
	mostPaper   = 14400.0 // points, the largest page of a PDF
	mostSize    = 1000.0  // of type, in points
)

// ErrNewerPages says that a later version of Countyline kept the document.
var ErrNewerPages = errors.New("the pages were kept by a later version of Countyline")

// errBroken says that a file is not what Encode wrote.
var errBroken = errors.New("the kept pages are damaged")

// Decode reads back what Encode kept. It takes any bytes at all and returns a document that can be painted, or an error.
func Decode(r io.Reader) (*Document, error) {
	in := bufio.NewReader(r)
	head := make([]byte, len(codecHead))
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	if string(head) != codecHead {
		if prefix := len(codecHead) - 2; string(head[:prefix]) == codecHead[:prefix] {
			return nil, ErrNewerPages
		}
		return nil, errBroken
	}
	zip, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	d := &decoder{in: bufio.NewReaderSize(io.LimitReader(zip, mostBytes), 1<<16)}
	doc := d.document()
	if d.err == nil {
		if _, err := d.in.ReadByte(); !errors.Is(err, io.EOF) { // the end also proves gzip's checksum
			d.fail()
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	return doc, nil
}

// decoder stops at the first thing that cannot be; lists grow only as fast as what was read.
type decoder struct {
	in    *bufio.Reader
	err   error
	buf   [8]byte
	lines int // read so far
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = errBroken
	}
}

func (d *decoder) document() *Document {
	doc := &Document{Title: d.text(), Author: d.text(), Subject: d.text(), Creator: d.text(), Language: d.text()}
	doc.Created = time.Unix(d.whole(-1<<40, 1<<40), d.whole(0, 999_999_999)).UTC()
	for range d.count() {
		b := Bookmark{Title: d.text(), Level: int(d.whole(0, 16)), Page: int(d.whole(0, mostPages)), Y: d.coordinate()}
		if d.err != nil {
			return nil
		}
		doc.Outline = append(doc.Outline, b)
	}
	pages := d.count()
	if pages > mostPages {
		d.fail()
	}
	for range pages {
		p := &Page{Width: d.between(leastPaper, mostPaper), Height: d.between(leastPaper, mostPaper)}
		p.Ops = d.ops(0)
		if d.err != nil {
			return nil
		}
		doc.Pages = append(doc.Pages, p)
	}
	if d.err != nil || !doc.outlineHolds() {
		d.fail()
		return nil
	}
	return doc
}

// outlineHolds says whether every bookmark leads to a page, one level at a time, as a PDF wants it.
func (d *Document) outlineHolds() bool {
	level := -1
	for _, b := range d.Outline {
		if b.Page >= len(d.Pages) || b.Level > level+1 {
			return false
		}
		level = b.Level
	}
	return true
}

func (d *decoder) ops(depth int) []Op {
	if depth > mostNesting {
		d.fail()
	}
	var list []Op
	for range d.count() {
		var op Op
		switch d.byte() {
		case textMark:
			face := Face(d.byte())
			if face > Italic {
				d.fail()
			}
			t := Text{X: d.coordinate(), Y: d.coordinate()}
			t.Style = Style{face, d.between(0, mostSize), d.color()}
			t.S = d.text()
			op = t
		case pathMark:
			op = d.path()
		case clipMark:
			op = Clip{Box: d.box(), Ops: d.ops(depth + 1)}
		case pictureMark:
			op = d.picture()
		default:
			d.fail()
		}
		if d.err != nil {
			return nil
		}
		list = append(list, op)
	}
	return list
}

func (d *decoder) path() Path {
	flags := d.byte()
	p := Path{Closed: flags&1 != 0, Round: flags&2 != 0, Fill: d.color(), Stroke: d.color(), Width: d.between(0, mostSize)}
	if flags > 3 {
		d.fail()
	}
	for range d.count() {
		p.Dash = append(p.Dash, d.between(leastDash, mostPoints))
		if d.err != nil {
			return p
		}
	}
	for range d.count() {
		if d.lines++; d.lines > mostLines {
			d.fail()
			return p
		}
		var line []Point
		for range d.count() {
			line = append(line, Point{d.coordinate(), d.coordinate()})
			if d.err != nil {
				return p
			}
		}
		if p.Lines = append(p.Lines, line); d.err != nil {
			return p
		}
	}
	return p
}

func (d *decoder) picture() Picture {
	p := Picture{Box: d.box()}
	raw := []byte(d.text())
	if d.err != nil {
		return p
	}
	facts, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil || facts.Width < 1 || facts.Height < 1 || facts.Width > mostPixels/facts.Height {
		d.fail()
		return p
	}
	if p.Image, err = png.Decode(bytes.NewReader(raw)); err != nil {
		d.fail()
	}
	return p
}

func (d *decoder) box() Rect {
	return Rect{d.coordinate(), d.coordinate(), d.between(0, mostPoints), d.between(0, mostPoints)}
}

func (d *decoder) coordinate() float64 { return d.between(-mostPoints, mostPoints) }

func (d *decoder) between(least, most float64) float64 {
	d.read(d.buf[:8])
	v := math.Float64frombits(binary.LittleEndian.Uint64(d.buf[:8]))
	if !(v >= least && v <= most) { // written so that it catches what is no number
		d.fail()
		return least
	}
	return v
}

func (d *decoder) color() Color {
	d.read(d.buf[:4])
	return Color(binary.LittleEndian.Uint32(d.buf[:4]))
}

func (d *decoder) text() string {
	n := d.count()
	if d.err != nil || n == 0 {
		return ""
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, d.in, int64(n)); err != nil {
		d.fail()
		return ""
	}
	return b.String()
}

// count reads a length; nothing can be longer than the whole.
func (d *decoder) count() int {
	if d.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(d.in)
	if err != nil || n > mostBytes {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) whole(least, most int64) int64 {
	if d.err != nil {
		return least
	}
	n, err := binary.ReadVarint(d.in)
	if err != nil || n < least || n > most {
		d.fail()
		return least
	}
	return n
}

func (d *decoder) byte() byte {
	if d.err != nil {
		return 0
	}
	b, err := d.in.ReadByte()
	if err != nil {
		d.fail()
	}
	return b
}

func (d *decoder) read(into []byte) {
	if d.err != nil {
		clear(into)
		return
	}
	if _, err := io.ReadFull(d.in, into); err != nil {
		d.fail()
		clear(into)
	}
}
