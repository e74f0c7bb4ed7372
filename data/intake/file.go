package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"countyline/data"
)

// Limits on a file from outside. A national roster of 300,000 rows has 20 to 100 MB; these leave room and keep
// a hostile file from filling the memory.
const (
	maxFileBytes = 1 << 30
	maxRowBytes  = 1 << 20
	maxCellBytes = 1 << 17 // 32,767 characters, which is what a spreadsheet cell can hold, in UTF-8
	maxColumns   = 1000
)

// kind is what a file is by its first bytes; its name is not trusted.
type kind uint8

const (
	textKind kind = iota
	zipKind
)

// content is a whole file in memory: one string, so that cells are slices of it and cost nothing.
type content struct {
	path   string
	name   string
	body   string
	sha256 string
	kind   kind
}

// load reads a file once, hashing on the way.
func load(ctx context.Context, path string) (*content, error) {
	if info, err := os.Stat(path); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, notOrdinary(path) // opening a pipe would wait for its writer
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, refuse(path, err, "could not be read: %v", cause(err))
	case info.IsDir():
		return nil, refuse(path, nil, "is a folder, not a file; choose a file in it")
	case !info.Mode().IsRegular():
		return nil, notOrdinary(path)
	case info.Size() > maxFileBytes:
		return nil, refuse(path, nil, "is larger than 1 GB; split it and import the parts")
	case info.Size() == 0:
		return nil, refuse(path, nil, "is empty; export it again and choose the new file")
	}
	var body strings.Builder
	body.Grow(int(info.Size()))
	hash := sha256.New()
	source := &guarded{ctx: ctx, from: io.LimitReader(file, maxFileBytes)}
	if _, err := io.CopyBuffer(io.MultiWriter(&body, hash), source, make([]byte, 1<<18)); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, refuse(path, err, "could not be read: %v", cause(err))
	}
	c := &content{path: path, name: filepath.Base(path), body: body.String(), sha256: hex.EncodeToString(hash.Sum(nil))}
	return c, c.recognise()
}

// guarded stops a read between blocks once the context ends.
type guarded struct {
	ctx  context.Context
	from io.Reader
}

func (g *guarded) Read(p []byte) (int, error) {
	if err := g.ctx.Err(); err != nil {
		return 0, err
	}
	return g.from.Read(p)
}

// recognise tells the kind by the first bytes and refuses what is plainly something else.
func (c *content) recognise() error {
	head := c.body[:min(len(c.body), 512)]
	switch {
	case strings.HasPrefix(head, "PK\x03\x04"):
		c.kind = zipKind
	case strings.HasPrefix(head, "PK"):
		return refuse(c.path, nil, "is an empty or damaged archive; export it again and choose the new file")
	case strings.HasPrefix(head, "%PDF"):
		return refuse(c.path, nil, "is a PDF, whatever its name says; export the table as CSV or XLSX")
	case strings.HasPrefix(head, "\xD0\xCF\x11\xE0"):
		return refuse(c.path, nil, "is an old .xls workbook or has a password; save it as .xlsx without a password")
	case strings.HasPrefix(head, "\x1F\x8B"):
		return refuse(c.path, nil, "is compressed; unpack it and choose the file inside")
	case strings.HasPrefix(strings.ToLower(strings.TrimSpace(head)), "<"):
		return refuse(c.path, nil, "is a web page or XML, not a table; export the table as CSV or XLSX")
	}
	return nil
}

func notOrdinary(path string) *data.Error {
	return refuse(path, nil, "is not an ordinary file; copy its content to one and choose that")
}

func openError(path string, err error) *data.Error {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return refuse(path, err, "is not there; check the name and the folder (%s)", filepath.Dir(path))
	case errors.Is(err, os.ErrPermission):
		return refuse(path, err, "may not be read with your account; ask its owner or copy it")
	}
	return refuse(path, err, "could not be opened: %v", cause(err))
}

// cause is the last error of a chain, without the path that the sentence already names.
func cause(err error) error {
	var pathError *os.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
