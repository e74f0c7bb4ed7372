package share

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"countyline/data/oplog"
)

const maxSeq = 9_999_999_999 // ten digits in a name

// name is that of a file in every place: it holds the hash of what is in it, so no two files have the same.
func (h Header) name() string {
	hash := hex.EncodeToString(h.Sum[:8])
	switch h.Kind {
	case oplog.CardFile:
		return fmt.Sprintf("member/%s-%s.card", h.Writer, hash)
	case oplog.GrantFile:
		return fmt.Sprintf("key/%s-%s.grant", h.To, hash)
	}
	return fmt.Sprintf("%s/%s/%010d-%s.%s", h.Kind, h.Writer, h.Seq, hash, extensions[h.Kind])
}

// BlobName is the name of a sealed file, by the SHA-256 of its content in hex. It is keyed by the team's secret, so that
// nobody else can tell whether the team has a certain file.
func BlobName(k *Keys, sha256hex string) string {
	mac := hmac.New(sha256.New, k.blobs)
	mac.Write([]byte(strings.ToLower(sha256hex)))
	name := hex.EncodeToString(mac.Sum(nil))
	return "blob/" + name[:2] + "/" + name
}

// Again is the n-th other name, from 2, for a file whose own name is taken by something damaged: that is never
// replaced, and a file is known by what is in it.
func Again(name string, n int) string {
	ext := path.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
}
