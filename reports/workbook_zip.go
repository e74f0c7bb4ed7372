package reports

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// sortedZip packs parts as they come and writes them in the order of their names: excelize hands over its
// streamed sheets in a different order each time, and the same filing must give the same bytes.
type sortedZip struct {
	w     io.Writer
	sizes map[string]string // part → range of cells
	parts []*zipPart
}

// zipPart is one packed part.
type zipPart struct {
	name   string
	cells  string // the range of cells, until it is written
	size   uint64
	sum    hash.Hash32
	packed bytes.Buffer
	pack   *flate.Writer
}

// Create starts a part.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	p := &zipPart{name: name, cells: z.sizes[name], sum: crc32.NewIEEE()}
	var err error
	p.pack, err = flate.NewWriter(&p.packed, flate.BestSpeed)
	z.parts = append(z.parts, p)
	return p, err
}

// unknownSize is what a streamed sheet says of its size, before its first row.
const unknownSize = `<dimension ref="A1">`

// Write packs the next bytes. The first ones of a sheet hold its size, which nobody knew when they were
// made and which other programs go by.
func (p *zipPart) Write(b []byte) (int, error) {
	n := len(b)
	if p.cells != "" {
		b = bytes.Replace(b[:n:n], []byte(unknownSize), []byte(`<dimension ref="`+p.cells+`">`), 1)
		p.cells = ""
	}
	p.size += uint64(len(b))
	p.sum.Write(b)
	_, err := p.pack.Write(b)
	return n, err
}

// AddFS is part of excelize's interface and never called for a workbook of ours.
func (z *sortedZip) AddFS(fs.FS) error {
	return errors.New("a workbook is packed part by part")
}

// Close writes all parts, without times.
func (z *sortedZip) Close() error {
	slices.SortFunc(z.parts, func(a, b *zipPart) int { return strings.Compare(a.name, b.name) })
	out := zip.NewWriter(z.w)
	for _, p := range z.parts {
		if err := p.pack.Close(); err != nil {
			return err
		}
		w, err := out.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CRC32: p.sum.Sum32(),
			CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: p.size,
		})
		if err != nil {
			return err
		}
		if _, err := p.packed.WriteTo(w); err != nil {
			return err
		}
	}
	return out.Close()
}
