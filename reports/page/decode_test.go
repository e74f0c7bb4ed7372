package page

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"testing"
)

func TestASmallFileCannotFillTheMemoryWithEmptyLines(t *testing.T) {
	const lines = mostLines + 1
	e := &encoder{}
	e.document(&Document{Pages: []*Page{{Width: 100, Height: 100, Ops: []Op{Path{Width: 1}}}}})
	var file bytes.Buffer
	file.WriteString(codecHead)
	zip := gzip.NewWriter(&file)
	for _, part := range [][]byte{e.buf[:len(e.buf)-1], binary.AppendUvarint(nil, lines), make([]byte, lines)} {
		if _, err := zip.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Decode(&file); !errors.Is(err, errBroken) {
		t.Errorf("%d lines of a file were taken: %v", lines, err)
	}
}
