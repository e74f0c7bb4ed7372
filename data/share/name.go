package share

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
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

const (
	maxPart  = 80 // characters between slashes
	maxDepth = 4  // parts of a name
)

// Writable says whether a transport may write a file: whether every system, and every program that copies folders, takes
// the name. No file of the protocol is empty.
func Writable(name string, content []byte) bool {
	return len(content) > 0 && len(content) <= MaxBlob && validName(name)
}

// Listed says whether a transport lists a name: one that is odd it does, because the file may be a good one.
func Listed(name string) bool {
	return !slices.ContainsFunc(strings.Split(name, "/"), noise)
}

func validName(name string) bool {
	parts := strings.Split(name, "/")
	if len(parts) > maxDepth {
		return false
	}
	for _, part := range parts {
		if part == "" || len(part) > maxPart || part[0] == '.' || part[0] == '-' || strings.HasSuffix(part, ".") || reserved(part) {
			return false
		}
		for _, c := range []byte(part) {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
				return false
			}
		}
	}
	return !noise(parts[len(parts)-1])
}

// reserved says whether Windows keeps a name for a device.
func reserved(part string) bool {
	base, _, _ := strings.Cut(part, ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '0' && base[3] <= '9'
}

// noise says whether a file is none of anybody's: not written to its end, or of the system or of a program that copies.
func noise(name string) bool {
	name = strings.ToLower(name)
	switch name {
	case "desktop.ini", "thumbs.db", "icon\r":
		return true
	}
	for _, end := range []string{".tmp", ".partial", ".part", ".crdownload", ".lock"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~")
}
