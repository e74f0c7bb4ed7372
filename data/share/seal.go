package share

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"
)

// Limits of what is read, so that a hostile file takes no more memory than an honest one may.
const (
	MaxFile    = 64 << 20  // bytes of a segment, card, grant or acknowledgment
	MaxBlob    = 1 << 30   // bytes of an imported file or a document, as it is and as it is sealed
	maxPlain   = 512 << 20 // bytes of a segment's text
	maxWindow  = 8 << 20   // bytes that zstd may look back
	maxPrivate = 1 << 20   // bytes of a private cell
)

var errTooLong = errors.New("longer than it may be")

// encrypt writes an age file.
func encrypt(to io.Writer, plain []byte, recipient age.Recipient) error {
	w, err := age.Encrypt(to, recipient)
	if err != nil {
		return err
	}
	if _, err := w.Write(plain); err != nil {
		return err
	}
	return w.Close()
}

// decrypt reads an age file to its end.
func decrypt(from io.Reader, limit int64, identity age.Identity) ([]byte, error) {
	r, err := age.Decrypt(from, identity)
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(plain)) > limit {
		return nil, errTooLong
	}
	return plain, err
}

// pack makes the body of a file: zstd, then age, so that the command line tools of these names read it.
func (k *Keys) pack(plain []byte, recipient age.Recipient) ([]byte, error) {
	body := &bytes.Buffer{}
	err := encrypt(body, k.packer.EncodeAll(plain, nil), recipient)
	return body.Bytes(), err
}

// unpack reads what pack wrote.
func (k *Keys) unpack(body []byte, identity age.Identity) ([]byte, error) {
	packed, err := decrypt(bytes.NewReader(body), MaxFile, identity)
	if err != nil {
		return nil, err
	}
	return k.unpacker.DecodeAll(packed, nil)
}
