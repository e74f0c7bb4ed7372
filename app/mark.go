package app

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"countyline/data"
)

// secretName is the file in which an installation keeps its secret.
const secretName = "install-secret"

// installation is the program as one user has it on one computer.
type installation struct {
	dir string // folder of its secret; empty = the user's own for settings
}

// InstalledIn has this installation's key kept in another folder than the user's own for settings, as tests do. Empty
// is the user's own.
func (w *Workspace) InstalledIn(dir string) { w.installed.dir = dir }

// mark is a fingerprint of the installation, the computer and the folder of a workspace. A workspace that finds itself
// under another mark than the one it was given was copied or moved; it then goes on as a new writer, for two that write
// as one would undo each other's changes unseen. What only a disk's image can copy along, such as the machine's id, does
// not tell a cloned disk from its original: the exchange does, by what the shared folder holds of its own writer.
func (i installation) mark(workspace string) (string, error) {
	secret, err := i.secret()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, part := range []string{"countyline mark 1", secret, machineID(), settledPath(workspace)} {
		sum.Write([]byte(part))
		sum.Write([]byte{0}) // "ab", "c" is not "a", "bc"
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// settledPath is the folder by the name that stays the same however it is reached.
func settledPath(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if runtime.GOOS == "windows" {
		dir = strings.ToLower(dir)
	}
	return dir
}

// secret is 32 random bytes in hex that stay outside every workspace. They are made on first need, and again when they
// were damaged.
func (i installation) secret() (string, error) {
	dir := i.dir
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return "", noSecret("the folder for settings", err)
		}
		dir = filepath.Join(config, "countyline")
	}
	path := filepath.Join(dir, secretName)
	if secret, ok := readSecret(path); ok {
		return secret, nil
	}
	if err := makeSecret(dir, path); err != nil {
		return "", noSecret(dir, err)
	}
	secret, ok := readSecret(path)
	if !ok {
		return "", noSecret(dir, os.ErrInvalid)
	}
	return secret, nil
}

func readSecret(path string) (string, bool) {
	text, err := os.ReadFile(path)
	secret := strings.TrimSpace(string(text))
	raw, bad := hex.DecodeString(secret)
	return secret, err == nil && bad == nil && len(raw) == sha256.Size
}

// makeSecret puts a new secret in place as a whole. Of two programs that do so at once both keep the first one's.
func makeSecret(dir, path string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	draft, err := os.CreateTemp(dir, secretName+"-*.tmp") // readable by the user alone
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	var secret [sha256.Size]byte
	_, _ = rand.Read(secret[:]) // never fails: https://pkg.go.dev/crypto/rand#Read
	_, err = draft.WriteString(hex.EncodeToString(secret[:]) + "\n")
	if err == nil {
		err = draft.Sync()
	}
	if closed := draft.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if os.Link(draft.Name(), path) == nil {
		return nil
	}
	if _, ok := readSecret(path); ok {
		return nil
	}
	return os.Rename(draft.Name(), path) // what is there is damaged, or the disk knows no links
}

func noSecret(where string, err error) error {
	return &data.Error{Code: "no_secret", Message: "This installation's own key cannot be kept in " + where + ", so nothing was shared. What was saved before is safe; make the folder writable for you and try again.", Err: err}
}
