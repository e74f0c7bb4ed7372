package share

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"countyline/data/oplog"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// Keys are the parsed keys of one workspace within its team. They are costly to make: open them once and keep them.
type Keys struct {
	Team   string
	Writer oplog.Writer

	signing  ed25519.PrivateKey
	own      *age.X25519Identity  // for what is meant for this writer alone
	team     *age.X25519Identity  // all members hold it
	rates    *age.X25519Recipient // of the rates group; nil when the team has none
	ratesKey *age.X25519Identity  // nil for those who may not see rates
	proof    []byte               // HMAC key by which members prove that they opened the format file
	blobs    []byte               // HMAC key of the names of blobs

	packer   *zstd.Encoder
	unpacker *zstd.Decoder
}

// ErrNoRates says that private cells cannot be encrypted: the team's rates group is not known.
var ErrNoRates = errors.New("a private cell, and no rates group to encrypt it for")

// WriterKeys are those of a new writer.
type WriterKeys struct {
	Writer  oplog.Writer
	Signing []byte // ed25519 seed
	Age     string // age identity
}

// NewWriter makes a writer. Its name is a hash of its public key, so nobody else can sign for it, nor make a card that
// says so.
func NewWriter(rand io.Reader) (WriterKeys, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(rand, seed); err != nil {
		return WriterKeys{}, err
	}
	own, err := age.GenerateX25519Identity()
	if err != nil {
		return WriterKeys{}, err
	}
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	return WriterKeys{Writer: WriterOf(public), Signing: seed, Age: own.String()}, nil
}

// WriterOf is the writer that a public key belongs to.
func WriterOf(public ed25519.PublicKey) oplog.Writer {
	sum := sha256.Sum256(append([]byte("countyline writer\x00"), public...))
	return oplog.Writer(encodeID(sum[:16]))
}

// Take makes a workspace the writer that the keys are of.
func (k WriterKeys) Take(s *oplog.Self) { s.Writer, s.Signing, s.Age = k.Writer, k.Signing, k.Age }

// Take makes a workspace a member of the team.
func (s Secret) Take(self *oplog.Self) {
	self.Team, self.TeamName, self.TeamKey, self.Rates = s.Team, s.Name, s.Key, s.Rates
}

// OpenKeys parses the keys of a workspace that is in a team.
func OpenKeys(s oplog.Self) (*Keys, error) {
	if len(s.Signing) != ed25519.SeedSize || !validID(s.Team) {
		return nil, errors.New("the workspace has no keys of a team")
	}
	k := &Keys{Team: s.Team, Writer: s.Writer, signing: ed25519.NewKeyFromSeed(s.Signing)}
	if WriterOf(k.Public()) != k.Writer {
		return nil, errors.New("the signing key is not the writer's")
	}
	var err error
	if k.own, err = age.ParseX25519Identity(s.Age); err != nil {
		return nil, fmt.Errorf("the writer's own key: %w", err)
	}
	if k.team, err = age.ParseX25519Identity(s.TeamKey); err != nil {
		return nil, fmt.Errorf("the team's key: %w", err)
	}
	if s.Rates != "" {
		if k.rates, err = age.ParseX25519Recipient(s.Rates); err != nil {
			return nil, fmt.Errorf("the rates group's recipient: %w", err)
		}
	}
	if s.RatesKey != "" {
		if k.ratesKey, err = age.ParseX25519Identity(s.RatesKey); err != nil {
			return nil, fmt.Errorf("the rates group's key: %w", err)
		}
	}
	return k, k.derive(s.TeamKey)
}

// derive makes what follows from the team's key, and the compressors.
func (k *Keys) derive(teamKey string) (err error) {
	if k.proof, err = hkdf.Key(sha256.New, []byte(teamKey), nil, "countyline member card", sha256.Size); err != nil {
		return err
	}
	if k.blobs, err = hkdf.Key(sha256.New, []byte(teamKey), nil, "countyline blob name", sha256.Size); err != nil {
		return err
	}
	if k.packer, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false)); err != nil {
		return err
	}
	k.unpacker, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPlain), zstd.WithDecoderMaxWindow(maxWindow))
	return err
}

// Public is the key that this writer's signatures are checked with.
func (k *Keys) Public() ed25519.PublicKey { return k.signing.Public().(ed25519.PublicKey) }

// Recipient is what others encrypt to for this writer alone.
func (k *Keys) Recipient() string { return k.own.Recipient().String() }

// SeesRates says whether private cells can be read.
func (k *Keys) SeesRates() bool { return k.ratesKey != nil }

// Fingerprint is a member's public key for reading aloud: four groups of five digits, 66 bits of its hash.
func Fingerprint(public ed25519.PublicKey) string {
	sum := sha256.Sum256(append([]byte("countyline fingerprint\x00"), public...))
	groups := make([]string, 4)
	for i := range groups {
		groups[i] = fmt.Sprintf("%05d", binary.BigEndian.Uint64(sum[8*i:])%100_000)
	}
	return strings.Join(groups, " ")
}

// privateBlock is what the length of a private cell is rounded up to, in bytes, so that it does not tell a rate.
const privateBlock = 64

// seal encrypts a private cell for the rates group: its JSON, with blanks up to a round length. What is empty or
// encrypted already stays.
func (k *Keys) seal(v oplog.Value) (oplog.Value, error) {
	if v.Kind == oplog.Null || v.Kind == oplog.Sealed {
		return v, nil
	}
	if k.rates == nil {
		return oplog.Value{}, ErrNoRates
	}
	plain, err := json.Marshal(v)
	if err != nil {
		return oplog.Value{}, err
	}
	for len(plain)%privateBlock != 0 {
		plain = append(plain, ' ')
	}
	sealed := &bytes.Buffer{}
	if err := encrypt(sealed, plain, k.rates); err != nil {
		return oplog.Value{}, err
	}
	return oplog.SealedValue(sealed.Bytes()), nil
}

// Unseal decrypts a private cell. It says no to those who may not see rates, and where the bytes are none.
func (k *Keys) Unseal(sealed []byte) (oplog.Value, bool) {
	if k.ratesKey == nil {
		return oplog.Value{}, false
	}
	plain, err := decrypt(bytes.NewReader(sealed), maxPrivate, k.ratesKey)
	if err != nil {
		return oplog.Value{}, false
	}
	var v oplog.Value
	if err := json.Unmarshal(plain, &v); err != nil || v.Kind == oplog.Null || v.Kind == oplog.Sealed {
		return oplog.Value{}, false
	}
	return v, true
}

const idLength = 26 // characters of 128 bits in base32

var idAlphabet = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

func encodeID(b []byte) string { return idAlphabet.EncodeToString(b) }

func randomID(rand io.Reader) (string, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(rand, b); err != nil {
		return "", err
	}
	return encodeID(b), nil
}

// validID says whether a text is the name of a writer or a team, so that it may be part of a file's name.
func validID(s string) bool {
	if len(s) != idLength {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}
