package share

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"slices"
)

// draft is an archive that is being written under a temporary name: what it held before, as it was packed, and then what
// is added, as it comes. All of it is packed already. Of what was added no more is kept in memory than where it is.
type draft struct {
	file   *os.File
	zip    *zip.Writer
	added  map[string]part
	failed error
}

// part is where a file is in a draft.
type part struct {
	at, size int64
	sum      [sha256.Size]byte
}

func newDraft(path string, old map[string]*zip.File) (*draft, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	d := &draft{file: file, zip: zip.NewWriter(file), added: map[string]part{}}
	for _, name := range slices.Sorted(maps.Keys(old)) {
		if err := d.zip.Copy(old[name]); err != nil {
			return nil, errors.Join(err, d.discard())
		}
	}
	return d, nil
}

// add writes a file.
func (d *draft) add(name string, content []byte) error {
	if d.failed == nil {
		d.failed = d.write(name, content)
	}
	return d.failed
}

func (d *draft) write(name string, content []byte) error {
	size := uint64(len(content))
	entry, err := d.zip.CreateRaw(&zip.FileHeader{
		Name: ProtocolFolder + "/" + name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(content), CompressedSize64: size, UncompressedSize64: size,
	})
	if err != nil {
		return err
	}
	if _, err := entry.Write(content); err != nil {
		return err
	}
	if err := d.zip.Flush(); err != nil {
		return err
	}
	end, err := d.file.Seek(0, io.SeekCurrent)
	d.added[name] = part{end - int64(size), int64(size), sha256.Sum256(content)}
	return err
}

// get reads a file that was added.
func (d *draft) get(p part) ([]byte, error) {
	content := make([]byte, p.size)
	_, err := d.file.ReadAt(content, p.at)
	return content, err
}

// finish ends the draft and reads back what was added.
func (d *draft) finish(ctx context.Context) error {
	if err := cmp.Or(ctx.Err(), d.failed); err != nil {
		return err
	}
	if err := d.zip.Close(); err != nil {
		return err
	}
	if err := d.file.Sync(); err != nil {
		return err
	}
	if err := d.file.Close(); err != nil {
		return err
	}
	written, err := OpenArchive(d.file.Name())
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(d.added)) {
		if err := cmp.Or(ctx.Err(), readsBack(written.old[name], d.added[name].sum)); err != nil {
			return errors.Join(err, written.release())
		}
	}
	return written.release()
}

// readsBack says whether a file of a ZIP is all there.
func readsBack(f *zip.File, sum [sha256.Size]byte) error {
	if f == nil {
		return ErrAbsent
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, r); err != nil {
		return errors.Join(err, r.Close())
	}
	if !bytes.Equal(hash.Sum(nil), sum[:]) {
		return errors.Join(fmt.Errorf("%w: it was written and reads back otherwise", ErrNotYet), r.Close())
	}
	return r.Close()
}

// discard removes the draft.
func (d *draft) discard() error {
	_ = d.file.Close() // it may be closed already
	return os.Remove(d.file.Name())
}
