// Package pack is the compact form in which county boundaries and ZIP points are embedded: columns of
// variable-length integers, compressed. The program that makes the files and the package that reads them
// share this one description.
package pack

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// maxUnpacked bounds what a file may unpack to, in bytes; ours need about two million.
const maxUnpacked = 8 << 20

var errShort = errors.New("the packed file ends too early or holds an impossible count")

// writer collects a body; every number is a varint.
type writer struct{ b []byte }

func (w *writer) count(n int)  { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *writer) signed(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }
func (w *writer) float(f float64) {
	w.b, _ = binary.Append(w.b, binary.LittleEndian, f)
}

func (w *writer) text(s string) {
	w.count(len(s))
	w.b = append(w.b, s...)
}

// sealed is the file: the magic word, then the compressed body.
func (w *writer) sealed(magic string) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(magic)
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(w.b); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// reader walks a body. The first error sticks and every later read gives zero.
type reader struct {
	b   []byte
	err error
}

// open checks the magic word and unpacks the body.
func open(file []byte, magic string) (*reader, error) {
	if len(file) < len(magic) || string(file[:len(magic)]) != magic {
		return nil, fmt.Errorf("this is not a %s file", magic)
	}
	z := flate.NewReader(bytes.NewReader(file[len(magic):]))
	defer z.Close()
	body := bytes.NewBuffer(make([]byte, 0, min(4*len(file), maxUnpacked)))
	n, err := io.Copy(body, io.LimitReader(z, maxUnpacked+1))
	if err != nil {
		return nil, fmt.Errorf("unpacking a %s file: %w", magic, err)
	}
	if n > maxUnpacked {
		return nil, fmt.Errorf("a %s file unpacks to more than %d bytes", magic, maxUnpacked)
	}
	return &reader{b: body.Bytes()}, nil
}

func (r *reader) fail() { r.err = errShort; r.b = nil }

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

// number reads a count that is an amount or an index, not the length of a list.
func (r *reader) number(below int) int {
	v := r.uint()
	if v >= uint64(below) {
		r.fail()
		return 0
	}
	return int(v)
}

// count reads the length of a list whose elements take at least one byte each, so that a forged length
// cannot reserve memory that the file does not pay for.
func (r *reader) count() int {
	v := r.uint()
	if v > uint64(len(r.b)) {
		r.fail()
		return 0
	}
	return int(v)
}

func (r *reader) signed() int {
	v, n := binary.Varint(r.b)
	if n <= 0 || v > 1<<40 || v < -1<<40 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) float() float64 {
	var f float64
	n, err := binary.Decode(r.b, binary.LittleEndian, &f)
	if err != nil {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return f
}

func (r *reader) text() string {
	n := r.count()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}
