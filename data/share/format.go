package share

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"countyline/data"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/text/unicode/norm"
)

// Format is the number of the protocol that this version writes. A file that asks of its reader a higher one is for a
// later version of Countyline.
const Format = 1

const (
	maxFormatFile = 64 << 10 // bytes
	maxTeamName   = 200      // bytes
	// maxWorkFactor bounds the memory that a format file can make a reader take: 2^20 is one gigabyte for a few seconds.
	maxWorkFactor = 20
)

// Founding is what a new team is made of.
type Founding struct {
	Name       string
	Passphrase []byte
	WorkFactor int // of scrypt, as a power of two; 0 is age's own choice, about a second
	Rand       io.Reader
}

// Secret is what every member of a team knows: it is what the passphrase opens.
type Secret struct {
	Team  string `json:"team"` // 128 random bits in lower-case base32
	Name  string `json:"name"`
	Key   string `json:"key"`   // age identity that all members hold
	Rates string `json:"rates"` // age recipient of the rates group, so that every member can write for it
}

// FormatInfo is what the format file tells to those who do not know the passphrase.
type FormatInfo struct {
	Team, Name string
	MinReader  int
}

// formatFile is format-1-<team>.json. Secret is an age file, so age alone opens it with the passphrase.
type formatFile struct {
	About     string `json:"about"`
	Format    int    `json:"format"`
	MinReader int    `json:"min_reader"`
	Team      string `json:"team"`
	Name      string `json:"name"`
	Secret    string `json:"secret"`
}

// NewTeam makes a team: the bytes of its format file, which never change, what all members know, and the identity of
// the rates group, which only the founder has until granting it.
func NewTeam(f Founding) (format []byte, secret Secret, ratesKey string, err error) {
	id, err := randomID(f.Rand)
	if err != nil {
		return nil, Secret{}, "", err
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, Secret{}, "", err
	}
	rates, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, Secret{}, "", err
	}
	name := clip(strings.ToValidUTF8(strings.TrimSpace(f.Name), "?"), maxTeamName)
	secret = Secret{Team: id, Name: name, Key: key.String(), Rates: rates.Recipient().String()}
	wrapped, err := wrap(secret, f.Passphrase, f.WorkFactor)
	if err != nil {
		return nil, Secret{}, "", err
	}
	format, err = json.MarshalIndent(formatFile{
		About:  "This folder carries a team's changes between their copies of Countyline. Please leave its files alone.",
		Format: Format, MinReader: Format, Team: id, Name: name, Secret: wrapped,
	}, "", "  ")
	return append(format, '\n'), secret, rates.String(), err
}

// wrap encrypts the secret with the passphrase as an age file in ASCII.
func wrap(s Secret, passphrase []byte, workFactor int) (string, error) {
	words := readPassphrase(passphrase)
	if words == "" {
		return "", &data.Error{Code: "bad_passphrase", Field: "passphrase", Message: "The passphrase is empty; nothing was written. Choose one that colleagues can type, such as four words."}
	}
	recipient, err := age.NewScryptRecipient(words)
	if err != nil {
		return "", err
	}
	if workFactor != 0 {
		recipient.SetWorkFactor(workFactor)
	}
	plain, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	text := &strings.Builder{}
	armored := armor.NewWriter(text)
	if err := encrypt(armored, plain, recipient); err != nil {
		return "", err
	}
	err = armored.Close()
	return text.String(), err
}

// ReadFormat reads what a format file tells to everybody.
func ReadFormat(format []byte) (FormatInfo, error) {
	f, err := readFormat(format)
	return FormatInfo{Team: f.Team, Name: f.Name, MinReader: f.MinReader}, err
}

func readFormat(format []byte) (formatFile, error) {
	var f formatFile
	if len(format) > maxFormatFile || json.Unmarshal(format, &f) != nil || f.Format < 1 || !validID(f.Team) {
		return formatFile{}, ErrTorn
	}
	if f.MinReader > Format {
		return formatFile{Team: f.Team, Name: clip(f.Name, maxTeamName), MinReader: f.MinReader}, ErrNewer
	}
	if f.Secret == "" || len(f.Name) > maxTeamName {
		return formatFile{}, ErrTorn
	}
	return f, nil
}

// OpenTeam opens a format file with the passphrase.
func OpenTeam(format, passphrase []byte) (Secret, error) {
	f, err := readFormat(format)
	switch {
	case errors.Is(err, ErrNewer):
		return Secret{}, &data.Error{Code: "newer_format", Err: err, Message: "This team's folder was made by a newer version of Countyline; nothing was changed. Update Countyline on this computer and try again."}
	case err != nil:
		return Secret{}, &data.Error{Code: "not_a_team", Err: err, Message: "The file that tells this team's name and lock cannot be read; nothing was changed. Wait until the folder has arrived whole, or ask a colleague to rebuild it."}
	}
	identity, err := age.NewScryptIdentity(readPassphrase(passphrase))
	if err != nil {
		return Secret{}, wrongPassphrase(err) // the only mistake is an empty one
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	plain, err := decrypt(armor.NewReader(strings.NewReader(f.Secret)), maxFormatFile, identity)
	if wrong := new(age.NoIdentityMatchError); errors.As(err, &wrong) {
		return Secret{}, wrongPassphrase(err)
	} else if err != nil {
		return Secret{}, altered(err)
	}
	var s Secret
	if err := json.Unmarshal(plain, &s); err != nil || s.Team != f.Team || s.Name != f.Name {
		return Secret{}, altered(err)
	}
	if _, err := age.ParseX25519Identity(s.Key); err != nil {
		return Secret{}, altered(errors.New("the team's key cannot be read"))
	}
	return s, nil
}

func wrongPassphrase(cause error) error {
	return &data.Error{Code: "wrong_passphrase", Field: "passphrase", Err: cause, Message: "This is not the team's passphrase; nothing was changed. Look for capitals and blanks, or ask the colleague who made the team."}
}

func altered(cause error) error {
	return &data.Error{Code: "not_a_team", Err: cause, Message: "The file that tells this team's name and lock was altered; nothing was changed. Ask a colleague to rebuild the shared folder."}
}

// FormatName is the name of a team's format file.
func FormatName(team string) string { return fmt.Sprintf("format-%d-%s.json", Format, team) }

// readPassphrase is a passphrase as it was meant: the end of a line is none of it, and an accent typed on a Mac is the
// one typed on Windows.
func readPassphrase(typed []byte) string {
	return norm.NFC.String(string(bytes.TrimSpace(typed)))
}

// clip cuts a text to at most n bytes, between runes.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
