package share

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// SealBlob encrypts an imported file or a document for the team: zstd, then age, and nothing else. It is not signed: its
// SHA-256 is in the signed change that names it.
func SealBlob(content []byte, k *Keys) ([]byte, error) {
	if len(content) > MaxBlob {
		return nil, errTooLong
	}
	// What cannot be packed grows by a few bytes in every 64 kB; a buffer that had to grow would take it three times.
	out := bytes.NewBuffer(make([]byte, 0, len(content)+len(content)/1024+4096))
	sealed, err := age.Encrypt(out, k.team.Recipient())
	if err != nil {
		return nil, err
	}
	packed, err := zstd.NewWriter(sealed, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	if _, err := packed.Write(content); err != nil {
		return nil, err
	}
	if err := packed.Close(); err != nil {
		return nil, err
	}
	if err := sealed.Close(); err != nil { // what is short is written only now
		return nil, err
	}
	if out.Len() < out.Cap()/2 {
		return bytes.Clone(out.Bytes()), nil
	}
	return out.Bytes(), nil
}

// OpenBlob decrypts what SealBlob made. It is ErrTorn unless the content's SHA-256 is the one given, in hex.
func OpenBlob(sealed []byte, sha256hex string, k *Keys) ([]byte, error) {
	packed, err := age.Decrypt(bytes.NewReader(sealed), k.team)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTorn, err)
	}
	r, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(MaxBlob), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, MaxBlob+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTorn, err)
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != strings.ToLower(sha256hex) {
		return nil, fmt.Errorf("%w: its content is not the one wanted", ErrTorn)
	}
	return content, nil
}
